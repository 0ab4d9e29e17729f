/** Words that every disguise is tried on, and innocent texts that look like them. */
export const hidden = {
  "en-mild":
    "fuck fucker shitty bitch bitches cunt asshole bullshit whore slut wanker bastard".split(" "),
  "tr-mild":
    "siktir siktirsin sikerim orospu orospular yarrak kahpe gavat pezevenk ibne amcık amına".split(
      " ",
    ),
} as const;

export const innocentEnglish =
  `Scunthorpe|Penistone|Sussex|Essex|Middlesex|class|classic|pass|bass|grass|glass|brass|assess|assessing|assistant|assassin|assume|ambassador|embassy|compass|cockpit|cocktail|peacock|Hancock|Cockburn|shuttlecock|cockatoo|cockroach|Dickens|Dickinson|shiitake|Shih Tzu|mishit|shift|shirt|shut|fukuoka|Fukushima|snigger|niggle|niggardly|Niger|Nigeria|denigrate|analysis|analogue|canal|banal|therapist|the rapist was jailed|grape|drape|scrape|title|titan|titanic|titillate|constitution|tit for tat|document|cucumber|accumulate|cumulative|circumstance|Cumbria|Cumberland|hello|shell|Michelle|Hellas|Pissarro|Pissaladière|Mississippi|arsenal|arsenic|parse|sparse|coarse|hoarse|button|buttress|butter|rebuttal|scrap|crape|pushy|pussycat|pussyfoot|swank|Hitchcock|pitch|glitch|Bitcoin|ditch|rooster|sextant|sextet|unisex|Sexton|sexual health|homogeneous|flag|dam|Amsterdam|country|count|cunning|scunner|whorl|slot|slit|slather|spicy|auspicious|despicable|suspicious|chinkapin|chin|fire retardant|cocoon|raccoon|tycoon|Uranus|manuscript|Janus|Magnus|January|weed the garden|creepy crawlies|pimpernel|homeopath|hoedown|shoe|horse|psychology|perverse|pervade|good gosh|god|book|cook|hot shoot|got|the pen is mine|my pen.is it yours|it as so|who re|mass hit|push it|wish it|fish it|flash it|Matsushita|Takeshita|Yamashita|Kinoshita|FC Köln|10k|455|A55|5k run|dictionary|prickly pear|kissed|guess|dongle|thorny|crapaud|scrapbook|scrappy|stupor|dumbbell|dumbwaiter|closer|idiom|idiosyncrasy|jerk chicken|method|methane|something|heroine|heroines|milfoil|Milford|gaslight|analyst|spick and span|gobbledegook|Tokyo|pak choi|Pakistan|Pakistani|Hoover dam|as soon as possible|a s p.m.|basic|first class. Ok|fan-tastic|co-operate|x-mas|don't|can't|won't|1 of 5|3:2|50% off|c/o|R&B|$100|€20|a+b|C++|why?!|a... b... c|U S A|D I Y|T H E   E N D`.split(
    "|",
  );

export const innocentTurkish =
  `sık sık geliyoruz|SIK SORULAN SORULAR|SIK|sıkıldım|SIKILDIM|sıkı çalıştık|klasik müzik|basit|asık surat|fasıl|sikke koleksiyonu|sıklet|ağır siklet boksör|siklamen çiçeği|bisiklet turu|psikoloji|musiki cemiyeti|musikişinas|amcam geldi|amca|ambar|amber|amaç|amatör|ambulans|Amasya|Amerika|ama olmaz|aman tanrım|amir|amiral|amin dedik|Amine hanım|Aminata|Eminönü|götür|götürdüm|götürü|GÖTÜRÜ|Göttingen|gotik mimari|Bogota|piknik|epic|pic|kepçe|Pikachu|pilav|oruç|oruç tuttuk|ORUÇ|Osmanlı|boks|bokser|rüzgâr|seksen|seksen kişi|seksenler modası|sekiz|saksı|saksağan|saksafon|memleket|memeliler|kaşar peyniri|kaşarlı tost|eşek arısı|ayıp|kahve|kahvaltı|Kahramanmaraş|kavak|taşımak|taşra|yaraşır|yarasa|yarar|yaralı|yaratıcı|yaratmak|fahri|Fahriye|İbni Sina|posta|gavur|dalga|dalya|yavaş|kan|dolap|gebe|Gebze|ebeni seviyorum|ebemkuşağı|malzeme|mal varlığı|maliye|Malatya|salatalık|Salacak|aptes|Abdal Musa|öküz gözü şarabı|öküzgözü|hıyar turşusu|lavabo|Nazım Hikmet|nazik|Nazilli|akşam|maç|saç|aç|koç|Koç Holding|açık hava|AÇIK HAVA|dik yokuş|dikkat|Dikili|tik|etik|Sikorsky helikopter|Sicilya|sicil|sıcak|sıçan|sıçrama|ananas|ananem|bacı|bacılar|işaret|popüler|çıplak ayakla|cazibe|casus|eskortlu araç|penisilin|Kezban hanım|esrarengiz|kokarca|Sikh|şikâyet|şikayet|fizik|müzik|klinik|analiz|banal|kanal|final|sınav|amplifikatör|göl|gol|kol saati|kök|göz|gözüm|Göteborg|ipnoz|hipnoz|Puşkin|yavrum|tasarruf|tasa|pişti|Piç değil mi diye sormadı`
    .replace("|Piç değil mi diye sormadı", "")
    .split("|");
