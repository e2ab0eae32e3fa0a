import { slug } from './keys.ts'
import type { Home, Marking, Sex } from './people.ts'
import type { UnitKey } from './units.ts'

/** Subjects, each with the classes and teaching groups taught. */
export type Teaching = Readonly<Record<string, readonly string[]>>

export interface Employee {
  readonly key: string
  readonly name: string
  readonly sex: Sex
  readonly born: number
  readonly role: string
  readonly units: readonly UnitKey[]
  readonly teaches: Teaching
  readonly mentors: readonly string[]
  readonly caresFor: readonly string[]
  /** What ended with the school year before this one. */
  readonly formerly?: { readonly teaches: Teaching; readonly mentors: readonly string[] }
  /** A lesson taken over for a while, which is over. */
  readonly substituted?: Teaching
  readonly marking?: Marking
  readonly home: Home
}

type More = Partial<Omit<Employee, 'key' | 'name' | 'sex' | 'born' | 'role'>>

const idle = { teaches: {}, mentors: [], caresFor: [] } as const

const at =
  (...units: UnitKey[]) =>
  (name: string, sex: Sex, born: number, role: string, more: More = {}): Employee => ({
    key: slug(name),
    name,
    sex,
    born,
    role,
    units,
    ...idle,
    home: { street: `Lyktvägen ${slug(name).length}${name.charCodeAt(0) % 10}`, locality: 'Ekhamra' },
    ...more,
  })

const b = at('bjorkskolan')
const e = at('ekhamraskolan')
const s = at('sjoviken')
const f = at('smultronet')

const classTeacher = (name: string, ...subjects: string[]): More => ({
  teaches: Object.fromEntries(subjects.map((subject) => [subject, [name]])),
  mentors: [name],
})
const early = ['Svenska', 'Matematik']
const middle = ['Svenska', 'Matematik', 'NO', 'SO']

const bjorkskolan: readonly Employee[] = [
  b('Lena Forsberg', 'KVINNA', 1971, 'REKTOR'),
  b('Agneta Sundin', 'KVINNA', 1968, 'SKOLADMINISTRATOR'),
  b('Pia Thorén', 'KVINNA', 1982, 'LARARE', classTeacher('FA', 'Förskoleklass')),
  b('Ulrika Stenberg', 'KVINNA', 1985, 'LARARE', classTeacher('1A', ...early)),
  b('Rasmus Holm', 'MAN', 1990, 'LARARE', classTeacher('2A', ...early)),
  b('Anna-Karin Vestin', 'KVINNA', 1977, 'LARARE', classTeacher('3A', ...early)),
  b('Fredrik Lundmark', 'MAN', 1983, 'LARARE', classTeacher('4A', ...middle)),
  b('Camilla Brodin', 'KVINNA', 1979, 'LARARE', classTeacher('5A', ...middle)),
  b('Mehdi Karimi', 'MAN', 1988, 'LARARE', classTeacher('6A', ...middle)),
  b('Gunilla Höglund', 'KVINNA', 1966, 'LARARE', { teaches: { Engelska: ['3A', '4A', '5A', '6A'] } }),
  b('Robin Tapper', 'MAN', 1993, 'LARARE', { teaches: { 'Idrott och hälsa': ['1A', '2A', '3A', '4A', '5A', '6A'] } }),
  b('Mikaela Granath', 'KVINNA', 1987, 'FRITIDSPEDAGOG', { caresFor: ['Eken'] }),
  b('Joel Nordin', 'MAN', 1995, 'FRITIDSPEDAGOG', { caresFor: ['Eken'] }),
  b('Yvonne Kvist', 'KVINNA', 1970, 'SPECIALLARARE_SPECIALPEDAGOG'),
]

const ekhamraskolan: readonly Employee[] = [
  e('Anders Hellström', 'MAN', 1972, 'REKTOR'),
  e('Monica Berglund', 'KVINNA', 1967, 'SKOLADMINISTRATOR'),
  e('Johan Lindqvist', 'MAN', 1984, 'LARARE', { teaches: { Matematik: ['7A', '7B', '8A'], NO: ['7A'] } }),
  e('Sara Holmgren', 'KVINNA', 1986, 'LARARE', { teaches: { Engelska: ['8A', '9A'] }, mentors: ['7A'] }),
  e('Göran Åkesson', 'MAN', 1963, 'LARARE', {
    teaches: { Svenska: ['8A', '9A'] },
    mentors: ['9A'],
    formerly: { teaches: { Svenska: ['7A'] }, mentors: ['7A'] },
  }),
  e('Nadia Rahimi', 'KVINNA', 1996, 'LARARE', { substituted: { Matematik: ['7A'] } }),
  e('Malin Sjöstrand', 'KVINNA', 1981, 'LARARE', { teaches: { Svenska: ['7A', '7B'] }, mentors: ['7B'] }),
  e('Emma Backlund', 'KVINNA', 1989, 'LARARE', { teaches: { Engelska: ['7A', '7B'] }, mentors: ['8A'] }),
  e('Daniel Hedlund', 'MAN', 1980, 'FORSTELARARE', { teaches: { SO: ['7A', '7B', '8A', '9A'] } }),
  e('Per-Olof Granlund', 'MAN', 1969, 'LARARE', { teaches: { Matematik: ['9A'], NO: ['7B', '8A', '9A'] } }),
  e('Eva Lundin', 'KVINNA', 1983, 'LARARE', { teaches: { Bild: ['7A', '7B', '8A', '9A'] }, marking: 'SEKRETESSMARKERING' }),
  e('Jonas Ek', 'MAN', 1991, 'LARARE', { teaches: { 'Idrott och hälsa': ['4A', '5A', '6A', '7A', '7B', '8A', '9A'] } }),
  e('Carmen Ortiz', 'KVINNA', 1978, 'LARARE', { teaches: { Spanska: ['Spanska 7', 'Spanska 8-9'] } }),
  e('Ulrike Brandt', 'KVINNA', 1974, 'LARARE', { teaches: { Tyska: ['Tyska 7', 'Tyska 8-9'] } }),
  e('Ove Karlström', 'MAN', 1965, 'LARARE', { teaches: { Slöjd: ['Slöjd 7A:1', 'Slöjd 7A:2'] } }),
  e('Leila Mansour', 'KVINNA', 1987, 'LARARE', {
    teaches: { 'Svenska som andraspråk': ['Svenska som andraspråk 7-9'], 'Svenska på grundläggande nivå': ['Komvux'] },
  }),
  e('Therese Lundgren', 'KVINNA', 1990, 'LARARE', classTeacher('4A', 'Svenska', 'SO', 'Engelska')),
  e('Kristoffer Åberg', 'MAN', 1985, 'LARARE', classTeacher('5A', 'Svenska', 'SO', 'Engelska')),
  e('Annika Roos', 'KVINNA', 1976, 'LARARE', classTeacher('6A', 'Svenska', 'SO', 'Engelska')),
  e('Hanna Wester', 'KVINNA', 1992, 'LARARE', { teaches: { Matematik: ['4A', '5A', '6A'], NO: ['4A', '5A', '6A'] } }),
  e('Karin Nyström', 'KVINNA', 1975, 'SPECIALLARARE_SPECIALPEDAGOG'),
  at('ekhamraskolan', 'sjoviken')('Petra Sandström', 'KVINNA', 1984, 'KURATOR'),
  at('ekhamraskolan', 'bjorkskolan')('Ingrid Falk', 'KVINNA', 1973, 'SKOLSKOTERSKA'),
]

const sjoviken: readonly Employee[] = [
  s('Tomas Ekdahl', 'MAN', 1974, 'REKTOR'),
  s('Birgit Svahn', 'KVINNA', 1964, 'SKOLADMINISTRATOR'),
  s('Elisabeth Rydell', 'KVINNA', 1978, 'LARARE', classTeacher('F-1', ...early)),
  s('Magdalena Zetterlund', 'KVINNA', 1986, 'LARARE', classTeacher('2-3', ...early, 'Engelska')),
  s('Stefan Bjurman', 'MAN', 1981, 'LARARE', classTeacher('4-6', ...middle, 'Engelska')),
  s('Katja Lehtonen', 'KVINNA', 1985, 'LARARE', classTeacher('7-9', 'Svenska', 'SO', 'Engelska')),
  s('Hassan Osman', 'MAN', 1989, 'LARARE', { teaches: { Matematik: ['7-9'], NO: ['7-9'] } }),
  s('Lotta Kihlberg', 'KVINNA', 1994, 'LARARE', { teaches: { 'Idrott och hälsa': ['F-1', '2-3', '4-6', '7-9'] } }),
  s('Simon Ågren', 'MAN', 1997, 'FRITIDSPEDAGOG', { caresFor: ['Vassen'] }),
]

const smultronet: readonly Employee[] = [
  f('Helena Norberg', 'KVINNA', 1973, 'REKTOR'),
  f('Fatima Haddad', 'KVINNA', 1988, 'FORSKOLLARARE', { caresFor: ['Blåsippan'] }),
  f('Åsa Rydberg', 'KVINNA', 1980, 'FORSKOLLARARE', { caresFor: ['Vitsippan'] }),
  f('Margareta Lindell', 'KVINNA', 1969, 'FORSKOLLARARE', { caresFor: ['Gullvivan'] }),
  f('Sofie Hägg', 'KVINNA', 1998, 'BARNSKOTARE', { caresFor: ['Blåsippan'] }),
  f('Denise Aho', 'KVINNA', 1994, 'BARNSKOTARE', { caresFor: ['Vitsippan'] }),
  f('Marko Saarinen', 'MAN', 1991, 'BARNSKOTARE', { caresFor: ['Gullvivan'] }),
]

const office = (name: string, sex: Sex, born: number) => at()(name, sex, born, 'NONE')

/** People without a duty, who hold a granted role. */
export const grantHolders: readonly Employee[] = [
  office('Maria Söderberg', 'KVINNA', 1970),
  office('Oskar Wallin', 'MAN', 1992),
  office('Birgitta Högberg', 'KVINNA', 1962),
]

/** Drawn after everybody else, so that these keep the numbers they have. */
export const feeOfficers: readonly Employee[] = [office('Gerd Ståhl', 'KVINNA', 1969)]

export const employees: readonly Employee[] = [...bjorkskolan, ...ekhamraskolan, ...sjoviken, ...smultronet]
