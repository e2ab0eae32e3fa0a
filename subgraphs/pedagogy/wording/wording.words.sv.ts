import type { WordingData } from './wording.data.ts'

export const swedish: WordingData = {
  words: [
    // What a pupil is like, said with praise or blame: knowledge is assessed, never the person. Some may speak of work ("osäker i
    // huvudräkning"), and the advice leaves that to whoever writes.
    {
      kind: 'VALUE_WORD',
      stems: 'duktig flitig slarvig jobbig stökig bråkig trevlig pratig pigg charmig',
      endings: '- t a e are ast aste',
    },
    { kind: 'VALUE_WORD', stems: 'lat blyg tyst svag lydig olydig fräck ouppmärksam', endings: '- a e are ast aste' },
    {
      kind: 'VALUE_WORD',
      forms: 'latt blygt svagt lydigt olydigt fräckt ouppmärksamt snäll snällt snälla snällare snällast snällaste',
    },
    { kind: 'VALUE_WORD', forms: 'smart smarta smartare smartast smartaste dum dumt dumma dummare dummast dummaste' },
    { kind: 'VALUE_WORD', forms: 'omogen omoget omogna omognare mogen moget mogna mognare' },
    { kind: 'VALUE_WORD', stems: 'okoncentrerad okoncentrerat okoncentrerade begåvad begåvat begåvade obegåvad', endings: '-' },
    { kind: 'VALUE_WORD', stems: 'intresserad intresserat intresserade ointresserad ointresserat ointresserade', endings: '-' },
    { kind: 'VALUE_WORD', stems: 'ambitiös besvärlig hopplös', endings: '- t a are ast aste' },
    { kind: 'VALUE_WORD', forms: 'fantastisk fantastiskt fantastiska underbar underbart underbara osäker osäkert osäkra' },
    { kind: 'VALUE_WORD', stems: 'latmask bråkstake pratkvarn', endings: '- en s ar' },
    { kind: 'VALUE_WORD', forms: 'bråkstakar pratkvarnar stjärna' },
    { kind: 'VALUE_WORD', phrases: ['klassens clown'] },
    // What is never quite true of a pupil. Not alla, allt, helt, ingen or inget: criteria are full of them ("alla fyra räknesätten").
    {
      kind: 'ABSOLUTE_WORD',
      forms: 'alltid aldrig ingenting jämt ständigt omöjlig omöjligt omöjliga totalt absolut överhuvudtaget',
    },
    { kind: 'ABSOLUTE_WORD', phrases: ['inte alls', 'över huvud taget'] },
    // Health is for those who work with it, and for what they write: subjects teach of some of these, so it is advice here too.
    {
      kind: 'HEALTH_WORD',
      forms: 'sjuk sjukt sjuka sjukdom sjukdomen sjukdomar feber febern diagnos diagnosen diagnoser diagnosticerad',
    },
    {
      kind: 'HEALTH_WORD',
      forms: 'adhd add autism autistisk autistiskt autistiska asperger aspergers dyslexi dyslektiker dyskalkyli',
    },
    {
      kind: 'HEALTH_WORD',
      forms: 'depression depressionen deprimerad deprimerat deprimerade ångest ångesten psykisk psykiskt psykiska',
    },
    {
      kind: 'HEALTH_WORD',
      forms: 'bup habilitering habiliteringen medicin medicinen mediciner medicinerar medicinering medicineringen',
    },
    {
      kind: 'HEALTH_WORD',
      forms: 'läkare läkaren psykolog psykologen allergi allergin allergisk allergiskt allergiska astma astman',
    },
    { kind: 'HEALTH_WORD', forms: 'epilepsi epilepsin diabetes hörselnedsättning hörselnedsättningen trauma traumat' },
    { kind: 'HEALTH_WORD', forms: 'funktionsnedsättning funktionsnedsättningen funktionsnedsättningar' },
    { kind: 'HEALTH_WORD', stems: 'självskade', endings: 'beteende beteendet' },
    // Presence is followed up elsewhere, and what is assessed is what a pupil knows.
    {
      kind: 'ATTENDANCE_WORD',
      forms: 'frånvaro frånvaron närvaro närvaron sjukfrånvaro sjukfrånvaron lektionsfrånvaro lektionsfrånvaron',
    },
    { kind: 'ATTENDANCE_WORD', forms: 'skolk skolka skolkar skolkat skolkade skolkning ogiltig ogiltigt ogiltiga frånvarande' },
    { kind: 'ATTENDANCE_WORD', forms: 'ledighet ledigheten ledigheter försening förseningar försenad försenat försenade' },
    { kind: 'ATTENDANCE_WORD', phrases: ['sen ankomst', 'sena ankomster', 'för sent', 'kommer sent', 'kom sent'] },
  ],
  homonyms: `my bo love saga stig björn sten sol linn vilja tage ask frej ella hav maj juni kim bror ove lilja viola iris siv gro
    berg ek lund lind holm ström dahl strand skog å modig stark rask glad frisk ung fält hed blom kvist gren sjö`,
}
