/**
 * English words, written for Koro. `mild` has what no brand shows, whoever says it; `strict` adds insults, coarse words
 * and invitations that a family event would not show. A star at the end takes every ending in; the exceptions are words
 * that such a beginning would catch.
 */

const split = (words: string) => words.trim().split(/\s*,\s*|\s*\n\s*/);

export const englishMild = split(`
  fuck*, motherfuck*, mothafuck*, fucc*, fuk, fuks, fuking, fukin, fucku, phuck*, fvck*, fcuk, fck, fcking, stfu, gtfo, wtaf,
  shit, shits, shite, shitty, shitting, shithead*, shitface*, shithole*, shitshow*, shitbag*, bullshit*, horseshit*, dipshit*,
  batshit, sh1t, biatch*, bitch*, cunt*, cnut, asshole*, arsehole*, asshat*, asswipe*, dumbass*, jackass*, dickhead*, dickface*,
  dickwad*, cock, cocks, cocksuck*, cockhead*, dick pic*, suck my dick, sucks dick, my dick, your dick, pussy, pussies, twat*,
  wank*, whore*, slut*, skank*, bastard*, bollocks, bellend*, knobhead*, tosser*, blowjob*, blow job*, handjob*,
  hand job*, rimjob*, cumshot*, cumming, cumslut*, jizz*, dildo*, boner, boners, titties, tits, milf, milfs, boobies, gangbang*,
  creampie*, deepthroat*, bukkake, hentai, porn*, pornhub*, onlyfans*, camgirl*, fuckboy*,
  nigger*, nigga*, faggot*, tranny, trannies, kike, kikes, spic, spics, chink, chinks, gook, gooks,
  wetback*, paki, pakis, raghead*, towelhead*, retard, retards, retarded, coon, coons, shemale*, beaner, beaners,
  kill yourself, kill your self, kys, go die, rape you, gas the, heil hitler, sieg heil, white power
`);

export const englishMildExcept = split(`
  bastardo, wankel*, bitcher, sluter, fagus, dickpicard, pornic, pornichet, slutsky, wanka, twatt, niggard*, bastardis*, bastardiz*, bastardy
`);

export const englishStrict = split(`
  ass, asses, arse, arses, arsed, butthole*, crap, craps, crappy, crapped, damn, damned, damnit, goddamn*, dammit, hell no,
  go to hell, what the hell, piss, pissed, pissing, pisses, piss off, bloody hell, bugger off, sod off, dick, dicks, boob, boobs,
  horny, sexting, nudes, nude pic*, naked pic*, send nudes, sex tape*, sexcam*, escort service*, hooker*, stripper*, kinky,
  fetish*, orgasm*, masturbat*, penis, penises, vagina, vaginas, anal sex, anus, semen, cum, orgy, orgies, threesome*, nsfw,
  dyke, dykes, fag, fags, spastic, spastics, xxx, prick, pricks, idiot*, moron, morons, moronic, imbecile*, stupid*, dumb, dumbest, loser, losers, scumbag*, scum, douche*, wtf, lmfao, omfg,
  ffs, jerk off, jerking off, screw you, shut up, shut the, bimbo*, hoe, hoes, thot, thots, pimp, pimps, junkie*, psycho,
  weirdo*, creep, creeps, pervert*, perv, pervs, paedo*, pedo, pedos, pedophile*, nazi, nazis, hitler, hitlers, isis fighter*,
  cocaine, heroin, meth, crackhead*, weed dealer*, buy followers, free followers, free bitcoin*, crypto giveaway*,
  double your bitcoin*, hate you, i will kill, will kill you, gonna kill, die bitch
`);

export const englishStrictExcept = split(`
  assess, assesses, assessed, assessing, idiotic, douchet
`);
