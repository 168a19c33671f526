// The document record, byte for byte, and its three units of offsets.
#include "engine/records.h"

#include <gtest/gtest.h>

namespace hearsay::engine {
namespace {

using document::Document;
using statement::Statement;

// "Café 😀 closes" as title, one statement, one comment, one of everything else.
Document sample() {
  Document document;
  document.id = "a.html";
  document.sha256 = "00ff";
  document.media_type = page::MediaType::kHtml;
  document.charset = "utf-8";
  document.language = "en";
  document.title = "Caf\xc3\xa9 \xf0\x9f\x98\x80 closes";
  document.byline = {"Ana Ruiz"};
  document.text = "Caf\xc3\xa9 \xf0\x9f\x98\x80 closes\n\"No,\" Ruiz said.\nyes\n";
  document.published =
      document::PublishedDate{*base::from_iso("2019-03-04"), document::DateBasis::kMeta, {}};
  document.captured = base::from_iso("2019-03-04T05:06:07Z");
  document.blocks = {{document::BlockKind::kTitle, {0, 17}, 0, {4, 21}, "", {}, {}, "h1"},
                     {document::BlockKind::kBody, {18, 35}, 0, {}, "", {}, {}, ""},
                     {document::BlockKind::kComment,
                      {36, 39},
                      0,
                      {},
                      "jay",
                      base::from_iso("2019-03-04T10:20"),
                      {},
                      ""}};
  document.parts = {{document.title, document.byline, "", document.published, {0, 39}}};
  document.credits = {{"The Quay", document::Relation::kVia, {0, 5}, 0, "", "via"}};
  document.warnings = {{"truncated", 9, "cut \"here\""}};
  return document;
}

std::vector<Statement> sample_statements() {
  Statement statement;
  statement.number = 1;
  statement.kind = statement::Kind::kDirect;
  statement.content = {{19, 22}};
  statement.quoted = {{19, 22}};
  statement.cue = base::Bytes{29, 33};
  statement.source = base::Bytes{24, 28};
  statement.speaker = {"Ana Ruiz", statement::SpeakerType::kPerson, "",
                       statement::SpeakerBasis::kName, 0.9699999};
  statement.time = statement::SpokenTime{{0, 5}, std::nullopt};
  statement.confidence = 1;
  statement.rule = "quote-cue";
  return {statement};
}

TEST(Records, TheRecordIsTheContractsByteForByte) {
  EXPECT_EQ(document_record(sample(), sample_statements()),
            "{\"format\":\"hearsay.document/"
            "1\",\"id\":\"a.html\",\"sha256\":\"00ff\",\"media_type\":\"text/html\","
            "\"charset\":\"utf-8\",\"language\":\"en\",\"url\":null,\"canonical_url\":null,"
            "\"title\":\"Café 😀 closes\","
            "\"byline\":[\"Ana Ruiz\"],\"outlet\":null,"
            "\"published\":{\"value\":\"2019-03-04\",\"precision\":\"day\",\"basis\":\"meta\","
            "\"span\":null},"
            "\"captured\":\"2019-03-04T05:06:07Z\","
            "\"text\":\"Café 😀 closes\\n\\\"No,\\\" Ruiz said.\\nyes\\n\","
            "\"blocks\":[{\"kind\":\"title\",\"span\":[0,13],\"part\":0,\"raw\":[4,21],\"author\":"
            "null,\"time\":null,\"reply_to\":null,\"rule\":\"h1\"},"
            "{\"kind\":\"body\",\"span\":[14,31],\"part\":0,\"raw\":null,\"author\":null,\"time\":"
            "null,\"reply_to\":null,\"rule\":null},"
            "{\"kind\":\"comment\",\"span\":[32,35],\"part\":0,\"raw\":null,\"author\":\"jay\","
            "\"time\":\"2019-03-04T10:20\","
            "\"reply_to\":null,\"rule\":null}],"
            "\"parts\":[{\"title\":\"Café 😀 closes\",\"byline\":[\"Ana Ruiz\"],\"outlet\":null,"
            "\"published\":{\"value\":\"2019-03-04\",\"precision\":\"day\",\"basis\":\"meta\","
            "\"span\":null},\"span\":[0,35]}],"
            "\"credits\":[{\"name\":\"The "
            "Quay\",\"relation\":\"via\",\"span\":[0,4],\"part\":0,\"url\":null,\"rule\":\"via\"}],"
            "\"statements\":[{\"id\":\"s1\",\"part\":0,\"kind\":\"direct\",\"content\":[[15,18]],"
            "\"quoted\":[[15,18]],"
            "\"cue\":[25,29],\"source\":[20,24],"
            "\"speaker\":{\"name\":\"Ana "
            "Ruiz\",\"type\":\"person\",\"role\":null,\"basis\":\"name\",\"confidence\":0.97},"
            "\"venue\":null,\"time\":{\"value\":null,\"precision\":null,\"span\":[0,4]},\"within\":"
            "null,\"negated\":false,"
            "\"confidence\":1.0,\"rule\":\"quote-cue\"}],"
            "\"warnings\":[{\"code\":\"truncated\",\"at\":9,\"note\":\"cut \\\"here\\\"\"}]}");
}

TEST(Records, AnEmptyDocumentHasEveryField) {
  EXPECT_EQ(document_record(Document(), {}),
            "{\"format\":\"hearsay.document/1\",\"id\":\"\",\"sha256\":\"\",\"media_type\":\"text/"
            "plain\",\"charset\":null,"
            "\"language\":null,\"url\":null,\"canonical_url\":null,\"title\":null,\"byline\":[],"
            "\"outlet\":null,"
            "\"published\":null,\"captured\":null,\"text\":\"\",\"blocks\":[],\"parts\":[],"
            "\"credits\":[],\"statements\":[],"
            "\"warnings\":[]}");
}

TEST(Records, OffsetsComeInTheUnitAskedFor) {
  struct Row {
    std::string_view name, cue;
  };
  for (const Row& row :
       {Row{"points", "[25,29]"}, Row{"bytes", "[29,33]"}, Row{"utf16", "[26,30]"}}) {
    const std::string record =
        document_record(sample(), sample_statements(), *offsets_of(row.name));
    EXPECT_NE(record.find("\"cue\":" + std::string(row.cue)), std::string::npos) << row.name;
  }
  EXPECT_EQ(offsets_of("words"), std::nullopt);
}

TEST(Records, NamesThatAreNotUtf8AreRepaired) {
  Document document;
  document.id = "caf\xe9.txt";
  EXPECT_NE(document_record(document, {}).find("\"id\":\"caf\xef\xbf\xbd.txt\""),
            std::string::npos);
}

TEST(Records, TextForAPersonShowsWhoSaidWhatAndNoControlCharacters) {
  Document document = sample();
  document.title += "\x1b[31m\xe2\x80\xae";
  TextStyle style;
  style.width = 40;
  const std::string text = document_text(document, sample_statements(), style);
  EXPECT_NE(text.find("s1 direct · Ana Ruiz\n      No,\n"), std::string::npos) << text;
  EXPECT_NE(text.find("credits: The Quay (via)"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\xe2\x80\xae"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::engine
