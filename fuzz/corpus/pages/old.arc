filedesc://a.arc 192.0.2.1 20010304050607 text/plain 68
1 0 Harbour
URL IP-address Archive-date Content-type Archive-length

http://a.example/1 192.0.2.1 20010304050607 text/html 92
HTTP/1.0 200 OK
Content-Type: text/html

<html><body><p>The ferry left.</p></body></html>
damaged here
http://a.example/1 192.0.2.1 20010304050607 text/html 92
HTTP/1.0 200 OK
Content-Type: text/html

<html><body><p>The ferry left.</p></body></html>
