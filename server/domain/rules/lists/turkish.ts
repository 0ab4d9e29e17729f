/**
 * Turkish words, written for Koro. Words that end in a star take Turkish endings in; short stems do not, since they
 * begin hundreds of innocent words, and so their common forms are written out. ASCII spellings are listed where they
 * mean nothing else: “pic” and “got” are English words, and so are missing. Accents are read as the alphabet has them:
 * “sık” is often, and its capitals are SIK.
 */

const split = (words: string) => words.trim().split(/\s*,\s*|\s*\n\s*/);

export const turkishMild = split(`
  amk, aq, amq, amına*, amina koy*, amına koy*, amınak*, aminak*, amcık*, amcik*, amınoğlu*, aminoglu*, amını*, amını sik*, ananın am*,
  ananı sik*, anani sik*, ananıza*, ananızı, bacını sik*, avradını, sik, siki, sike, siker, sikerim, sikerler,
  sikecem, sikeceğim*, sikecegim*, sikeyim*, sikiyim, sikim, sikime, sikimde, sikimden, sikimin, sikin, sikine, sikini,
  siktim, siktin, sikti, siktir*, siktr*, sktr*, sikik*, sikiş*, sikis, sikisme*, sikişme*, sikimsonik*, sikko*, siktiğim*, siktigim*,
  siktiğimin*, sokuk, yarak*, yarrak*, yarram*, yarrağ*, yarrag*, taşşak*, tassak*, taşak*, göt, götü, götün*, götüm*, götler*,
  götveren*, gotveren*, götlek*, gotlek*, götoş*, götünü*, göt deliği*, piç, piçler*, piçsin*, piçlik*, piçin, orospu*, orosbu*, oruspu*, orsp*,
  oç, o.ç, kaltak*, kahpe*, kaşar karı, fahişe*, fahise*, sürtük*, surtuk, ibne*, ipne*, puşt*, pezevenk*, pezeveng*, gavat*, kavat,
  deyyus*, dalyarak*, dallama*, yavşak*, yavsak*, kancık*, kancik, döl israfı, amsalak*, ebenin, ebeni sik*, ecdadını*,
  sülaleni*, sıçayım*, sicayim, sıçtığım*, sıçarım*, ağzına sıç*, agzina sic*, ağzını yüzünü sik*, porno*, pornocu*, seks
  hikayeleri, travesti escort, escort bayan*, eskort bayan*, sakso, saksocu*, oral yap*, otuzbir çek*, mastürbasyon*,
  kendini öldür*, kendini as, gebersin, geber, kökünü kazı*, zenci dölü, ermeni dölü, ermeni piçi*, yahudi piçi*, kürt piçi*
`);

export const turkishMildExcept = split(`
  sık, sıkı*, sıka*, sıkl*, sıktı, sıktım, sıktın, sıktık, sıktılar, sıktığ*, sıkın*, sikke*, kahpeci, kavata, taşaklıoğlu, yarakçı, yaraka
`);

export const turkishStrict = split(`
  salak*, aptal*, gerizekalı*, gerizekali*, geri zekalı*, geri zekali*, embesil*, mal mısın*, malsın, dangalak*, ahmak*, angut*,
  beyinsiz*, şerefsiz*, serefsiz*, namussuz*, haysiyetsiz*, karaktersiz*, ahlaksız*, adi herif, aşağılık*, alçak herif, rezil*,
  soysuz*, kansız, köpek soyu, it oğlu it, itoğlu*, eşşoğlu*, eşek oğlu*, eşşek, hayvan herif, öküz herif, öküzsün, ananı, bacını, hıyar herif,
  lavuk*, hödük*, kaşar karı*, kaşarlan*, aşüfte*, sürtük*, şırfıntı*, hergele*, it herif, defol*, kapa çeneni,
  kes sesini, bok, boku, boktan, bokum, bok gibi, bok ye*, sıç, sıçtı, sıçtım, sıçtın, sıçmak, sıçtık, osuruk*, işemek, çük, çükü,
  meme ucu*, memeler*, kıçı, kıçını, kıçım, penis, vajina*, seks*, seksi, azgın, orgazm*, çırılçıplak*, çıplak foto*, çıplak kadın*, eskort, eskortlar, escort,
  uyuşturucu*, esrar, esrarkeş*, kokain*, eroin*, bonzai, bahis sitesi*, kaçak bahis*, deneme bonusu*, bedava bonus*, casino*,
  takipçi kas*, takipçi satın*, bedava takipçi*, lanet olsun, lanet olası*, allah belanı*, allah belasını*, belanı versin,
  öldürürüm*, öldüreceğim*, geberteceğim*, keserim seni, oha
`);

export const turkishStrictExcept = split(`
  sekseni*, seksen, seksenler*, seksenli*, seksenlik*, seksendört, seksenbeş, seksek*, sekse, sekstant*, sekstet*, seksiyon*, seksoloj*
`);
