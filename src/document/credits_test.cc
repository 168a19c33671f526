// Credits found in single paragraphs, and sentences that name an outlet without owing it anything.
#include "document/credits.h"

#include <gtest/gtest.h>

namespace hearsay::document {
namespace {

std::string credits_in(std::string_view text, BlockKind kind = BlockKind::kBody) {
  Document document;
  document.text = text;
  document.blocks.push_back({kind, {0, base::narrow(text.size())}, 0, {}, "", {}, {}, "test"});
  find_credits(document, lexicon::Lexicon::built_in());
  std::string out;
  for (const Credit& credit : document.credits) {
    out +=
        (out.empty() ? "" : ", ") + std::string(relation_name(credit.relation)) + " " + credit.name;
    EXPECT_FALSE(credit.rule.empty());
  }
  return out;
}

struct Line {
  const char* text;
  const char* credits;
};

TEST(Credits, CuesBesideNamesOfOutlets) {
  const Line lines[] = {
      {"The mayor told Reuters that the bridge was safe.", "told Reuters"},
      {"Speaking to Interfax news agency, he denied it.", "told Interfax"},
      {"“No,” she told Norberg’s Channel One.", "told Channel One"},
      {"In an interview published May 31 in the town’s daily Eastvale\nHerald, he said so.",
       "told Eastvale Herald"},
      {"Harbour Voice reports: TASS interviewed the mayor.", "reports Harbour Voice, told TASS"},
      {"The bridge is closed, AP\nreported.", "reports AP"},
      {"According to the New York Times, it is closed.", "reports New York Times"},
      {"The Izvestia newspaper wrote that it was closed.", "reports Izvestia"},
      {"He told the German newspaper Die Welt so.", "told Die Welt"},
      {"He told the newspaper Morgenblick so.", "told Morgenblick"},
      {"NORBERG, Feb 12 (Reuters) - The bridge is closed.", "dateline Reuters"},
      {"NORBERG, February 12. /TASS/. The bridge is closed.", "dateline TASS"},
      {"EASTVALE (AP) — The bridge is closed.", "dateline AP"},
  };
  for (const Line& line : lines) EXPECT_EQ(credits_in(line.text), line.credits) << line.text;
}

TEST(Credits, OtherSentencesOweNothing) {
  for (const char* text :
       {"He told reporters in Norberg that it was safe.",
        "The Environmental Protection Agency said it was safe.",
        "MOSCOW, Russia – The bridge is closed.", "She told the Armed Services Committee so.",
        "The sun rose over the town, the mayor said.", "He told his time to the clerk.",
        "They went via Norberg.", "Bo Lind reports: it rains.", "Reuters is a news agency.",
        "He told the police."})
    EXPECT_EQ(credits_in(text), "") << text;
}

TEST(Credits, PicturesNameTheirMakersInManyLanguages) {
  for (const auto& [text, expected] : std::vector<std::pair<const char*, const char*>>{
           {"Der Steg. Foto: Karin Holt/dpa", "photo Karin Holt, photo DPA"},
           {"Der Steg (Bild: Karin Holt)", "photo Karin Holt"},
           {"Le quai (Photo Karine Holt)", "photo Karine Holt"},
           {"O cais. Reprodução/Carla Holt", "photo Carla Holt"},
           {"Molo zimą. Fot. Maria Holt / PAP", "photo Maria Holt, photo PAP"},
           {"Причал зимой. Фото: Марина Орлова / ТАСС", "photo Марина Орлова, photo TASS"},
           {"昨冬の桟橋 写真：山田花子", "photo 山田花子"},
           {"부두. [사진=김하늘 기자]", "photo 김하늘"},
           {"码头。（李小明 摄）", "photo 李小明"},
           {"Molas. Ona Holtaitė nuotr.", "photo Ona Holtaitė"},
           {"The pier. Photo: J. K. Holt", "photo J. K. Holt"},
           {"The pier. Photo: Karin Holt (left) and Bo Lind", "photo Karin Holt, photo Bo Lind"},
           {"The pier. Credit: Adam and Karin Holt", "photo Adam Holt, photo Karin Holt"},
           {"The pier. Credit: Courtesy of Karin Holt", "photo Karin Holt"},
           {"The pier (Karin Holt/Eastvale Herald)", "photo Karin Holt, photo Eastvale Herald"},
           {"El muelle. / Carmen Holt", "photo Carmen Holt"}})
    EXPECT_EQ(credits_in(text, BlockKind::kCaption), expected) << text;
  for (const char* text :
       {"Foto: Der Steg im Winter", "Foto 3 von 12", "Bild 1/5", "Foto-Galerie", "The pier (2024)",
        "The pier (left)", "Der Steg. Foto: privat", "Photo: Supplied",
        "The pier. Credit: Courtesy", "Quelle: eigene Berechnung", "Teams (Lions/Tigers)",
        "Notes - Copyright - Guide"})
    EXPECT_EQ(credits_in(text, BlockKind::kCaption), "") << text;
}

TEST(Credits, DatelinesOfManyLanguages) {
  for (const auto& [text, expected] : std::vector<std::pair<const char*, const char*>>{
           {"Berlin (dpa/AFP) – Der Rat tagt.", "dateline DPA, dateline AFP"},
           {"МОСКВА, 29 июня. /ТАСС/. Причал закрыт.", ""},  // months are the page's language's
           {"МОСКВА. /ТАСС/. Причал закрыт.", "dateline TASS"},
           {"КИЇВ. УНН. Причал закрито.", "dateline УНН"},
           {"新华社北京3月4日电 码头冬季关闭。", "dateline Xinhua"},
           {"【ロンドン共同】桟橋が閉まる。", "dateline Kyodo"},
           {"(서울=연합뉴스) 부두가 닫힌다.", "dateline Yonhap"},
           {"JAKARTA, KABAR.com - Dermaga ditutup.", "dateline KABAR.com"},
           {"New Delhi: (PTI) The pier is shut.", "dateline PTI"},
           {"EASTVALE, Oct. 3 (KTRV) -- The pier is shut.", "dateline KTRV"},
           {"Search Harbour Optimisation (SHO) — SHO is a practice.", ""},
           {"Wired (USB-C): Reliable and quick.", ""},
           {"Main article: Friendship of towns", ""}})
    EXPECT_EQ(credits_in(text), expected) << text;
}

TEST(Credits, WhatPeopleAreAndLabelsAreNoSources) {
  for (const char* text :
       {"By Karin Holt\nSenior Politics Reporter", "Karin Holt, Shipping Expert", "Breaking News",
        "Von Karin Holt | Oct 24, 2023", "By Antrim Court Reporter"})
    EXPECT_EQ(credits_in(text, BlockKind::kByline), "") << text;
  EXPECT_EQ(credits_in("By Karin Holt\nAP Sports Writer", BlockKind::kByline), "via AP");
  EXPECT_EQ(credits_in("Quelle: Reuters", BlockKind::kSource), "via Reuters");
  EXPECT_EQ(credits_in("Quelle: eigene Berechnung", BlockKind::kSource), "");
}

TEST(Credits, PicturesBylinesAndSources) {
  EXPECT_EQ(credits_in("Photo Credit: SANA", BlockKind::kCredit), "photo SANA");
  EXPECT_EQ(credits_in("Boats on the river. Image via al-Masdar News.", BlockKind::kCaption),
            "photo Al-Masdar News");
  EXPECT_EQ(credits_in("The mayor. REUTERS/Bo Lind", BlockKind::kCaption),
            "photo Reuters, photo Bo Lind");
  EXPECT_EQ(credits_in("Submitted by Bo Lind via Eastvale News,", BlockKind::kByline),
            "via Eastvale News");
  EXPECT_EQ(credits_in("Source: Harbour Radio", BlockKind::kSource), "via Harbour Radio");
  EXPECT_EQ(credits_in("He told Reuters so.", BlockKind::kComment), "");
  EXPECT_EQ(credits_in("Follow Reuters on Twitter, as Reuters reported", BlockKind::kFurniture),
            "");
}

}  // namespace
}  // namespace hearsay::document
