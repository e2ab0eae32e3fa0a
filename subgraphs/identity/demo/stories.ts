import { slug } from './keys.ts'
import type { Adult, Home, Marking, Pupil, Responsibility, Sex } from './people.ts'

const at = (street: string, locality: Home['locality'] = 'Ekhamra'): Home => ({ street, locality })

const adult = (name: string, sex: Sex, born: number, home: Home, marking?: Marking): Adult => {
  const [givenName = '', familyName = ''] = name.split(' ')
  return { key: slug(name), givenName, familyName, sex, born, home, ...(marking ? { marking } : {}) }
}

const homes = {
  bergstrom: at('Lindvägen 12'),
  persson: at('Lindvägen 8'),
  wiklund: at('Kyrkogatan 15'),
  strand: at('Granstigen 4'),
  sjogren: at('Bryggvägen 21', 'Sjövik'),
  // The way to write to someone whose address is nowhere.
  forwarded: at('Box 99'),
  warsame: at('Torget 2'),
  kovac: at('Torget 6'),
} as const

/** The guardians the stories name. */
export const storyAdults: readonly Adult[] = [
  adult('Jenny Bergström', 'KVINNA', 1984, homes.bergstrom),
  adult('David Nyberg', 'MAN', 1986, homes.bergstrom),
  adult('Marcus Öberg', 'MAN', 1982, at('Hamngatan 3')),
  adult('Kristina Persson', 'KVINNA', 1985, homes.persson),
  adult('Mikael Persson', 'MAN', 1983, homes.persson),
  adult('Sofia Wiklund', 'KVINNA', 1981, homes.wiklund),
  adult('Linda Wiklund', 'KVINNA', 1983, homes.wiklund),
  adult('Katarina Strand', 'KVINNA', 1985, homes.strand, 'SEKRETESSMARKERING'),
  adult('Peter Lund', 'MAN', 1980, at('Kolargatan 7')),
  adult('Hanna Fransson', 'KVINNA', 1987, homes.forwarded, 'SKYDDAD_FOLKBOKFORING'),
  adult('Robert Sjögren', 'MAN', 1984, homes.sjogren),
  adult('Lovisa Sjögren', 'KVINNA', 1986, homes.sjogren),
  adult('Hodan Warsame', 'KVINNA', 1978, homes.warsame),
  adult('Ivana Kovač', 'KVINNA', 1977, homes.kovac),
  adult('Lars Edström', 'MAN', 1976, at('Kvarngatan 9')),
  adult('Ulla Dahlgren', 'KVINNA', 1982, at('Hamngatan 11')),
]

const guardians = (...adults: readonly string[]): readonly Responsibility[] => adults.map((one) => ({ adult: one }))

const usual = { consents: true, afterSchool: false, speaksSwedishAtHome: true, dayOfYear: 128 } as const

type Story = Pick<Pupil, 'place' | 'level' | 'home' | 'responsibles'> & Partial<Pupil>

const pupil = (name: string, sex: Sex, story: Story): Pupil => {
  const [givenName = '', familyName = ''] = name.split(' ')
  return { key: slug(name), givenName, familyName, sex, ...usual, ...story }
}

const seven = { place: 'ekhamraskolan/7A', level: 7 } as const
const nine = { place: 'ekhamraskolan/9A', level: 9 } as const

/** The pupils the stories name, the first of their classes. */
export const storyPupils: readonly Pupil[] = [
  pupil('Alva Bergström', 'KVINNA', {
    ...seven,
    home: homes.bergstrom,
    responsibles: guardians('jenny-bergstrom', 'marcus-oberg'),
  }),
  pupil('Elin Strand', 'KVINNA', {
    ...seven,
    home: homes.strand,
    marking: 'SEKRETESSMARKERING',
    responsibles: [{ adult: 'katarina-strand' }, { adult: 'peter-lund', isBlocked: true }],
  }),
  pupil('Hugo Persson', 'MAN', { ...seven, home: homes.persson, responsibles: guardians('kristina-persson', 'mikael-persson') }),
  pupil('Ebba Wiklund', 'KVINNA', {
    ...seven,
    home: homes.wiklund,
    consents: false,
    responsibles: guardians('sofia-wiklund', 'linda-wiklund'),
  }),
  pupil('Wilma Dahlgren', 'KVINNA', {
    ...seven,
    home: at('Hamngatan 11'),
    leftDaysAgo: 40,
    responsibles: guardians('ulla-dahlgren'),
  }),
  pupil('Nils Bergström', 'MAN', {
    place: 'bjorkskolan/3A',
    level: 3,
    home: homes.bergstrom,
    afterSchool: true,
    responsibles: guardians('jenny-bergstrom', 'david-nyberg'),
  }),
  pupil('Stina Persson', 'KVINNA', {
    place: 'smultronet/Blåsippan',
    level: -4,
    home: homes.persson,
    responsibles: guardians('kristina-persson', 'mikael-persson'),
  }),
  pupil('Leo Fransson', 'MAN', {
    place: 'bjorkskolan/5A',
    level: 5,
    home: homes.forwarded,
    marking: 'SKYDDAD_FOLKBOKFORING',
    responsibles: guardians('hanna-fransson'),
  }),
  pupil('Tilde Sjögren', 'KVINNA', {
    place: 'sjoviken/4-6',
    level: 5,
    home: homes.sjogren,
    responsibles: guardians('robert-sjogren', 'lovisa-sjogren'),
  }),
  pupil('Viggo Sjögren', 'MAN', {
    place: 'sjoviken/2-3',
    level: 2,
    home: homes.sjogren,
    afterSchool: true,
    responsibles: guardians('robert-sjogren', 'lovisa-sjogren'),
  }),
  pupil('Amina Warsame', 'KVINNA', {
    ...nine,
    home: homes.warsame,
    age: 19,
    speaksSwedishAtHome: false,
    responsibles: guardians('hodan-warsame'),
  }),
  pupil('Elias Kovač', 'MAN', {
    place: 'ekhamraskolan/Komvux',
    level: 10,
    home: homes.kovac,
    age: 20,
    speaksSwedishAtHome: false,
    responsibles: [{ adult: 'ivana-kovac', adultConsent: true }],
  }),
  pupil('Omid Rezai', 'MAN', {
    place: 'ekhamraskolan/8A',
    level: 8,
    home: at('Lindgården 1'),
    isNewlyArrived: true,
    speaksSwedishAtHome: false,
    responsibles: [{ adult: 'lars-edstrom', relationType: 'GOD_MAN' }],
  }),
]
