/** What the standard calls a value, and what it is called here. */
export type Labels = Readonly<Record<string, string>>

export const organisationTypes: Labels = {
  Huvudman: 'HUVUDMAN',
  Verksamhetsområde: 'VERKSAMHETSOMRADE',
  Förvaltning: 'FORVALTNING',
  Rektorsområde: 'REKTORSOMRADE',
  Skola: 'SKOLA',
  Skolenhet: 'SKOLENHET',
  Varumärke: 'VARUMARKE',
  Bolag: 'BOLAG',
  Övrigt: 'OVRIGT',
}

export const sexes: Labels = { Man: 'MAN', Kvinna: 'KVINNA', Okänt: 'OKANT' }

export const personStatuses: Labels = { Aktiv: 'AKTIV', Utvandrad: 'UTVANDRAD', Avliden: 'AVLIDEN' }

export const securityMarkings: Labels = {
  Ingen: 'INGEN',
  Sekretessmarkering: 'SEKRETESSMARKERING',
  'Skyddad folkbokföring': 'SKYDDAD_FOLKBOKFORING',
}

export const emailTypes: Labels = {
  Privat: 'PRIVAT',
  'Skola elev': 'SKOLA_ELEV',
  'Skola personal': 'SKOLA_PERSONAL',
  'Arbete övrigt': 'ARBETE_OVRIGT',
}

export const phoneNumberTypes: Labels = { Hem: 'HEM', Arbete: 'ARBETE' }

export const relationTypes: Labels = {
  Vårdnadshavare: 'VARDNADSHAVARE',
  'Annan ansvarig': 'ANNAN_ANSVARIG',
  'God man': 'GOD_MAN',
  'Utsedd behörig': 'UTSEDD_BEHORIG',
}

export const dutyRoles: Labels = {
  Rektor: 'REKTOR',
  Lärare: 'LARARE',
  Förskollärare: 'FORSKOLLARARE',
  Barnskötare: 'BARNSKOTARE',
  Bibliotekarie: 'BIBLIOTEKARIE',
  Lärarassistent: 'LARARASSISTENT',
  Fritidspedagog: 'FRITIDSPEDAGOG',
  'Annan personal': 'ANNAN_PERSONAL',
  'Studie- och yrkesvägledare': 'STUDIE_OCH_YRKESVAGLEDARE',
  Förstelärare: 'FORSTELARARE',
  Kurator: 'KURATOR',
  Skolsköterska: 'SKOLSKOTERSKA',
  Skolläkare: 'SKOLLAKARE',
  Skolpsykolog: 'SKOLPSYKOLOG',
  'Speciallärare/specialpedagog': 'SPECIALLARARE_SPECIALPEDAGOG',
  Skoladministratör: 'SKOLADMINISTRATOR',
  'Övrig arbetsledning': 'OVRIG_ARBETSLEDNING',
  // Both are deprecated. Who led a preschool has been its rektor since 2019 (skollagen 2:9).
  'Övrig pedagogisk personal': 'ANNAN_PERSONAL',
  Förskolechef: 'REKTOR',
}

export const assignmentRoleTypes: Labels = {
  Mentor: 'MENTOR',
  Förskollärare: 'FORSKOLLARARE',
  Barnskötare: 'BARNSKOTARE',
  Fritidspedagog: 'FRITIDSPEDAGOG',
  Specialpedagog: 'SPECIALPEDAGOG',
  Elevhälsopersonal: 'ELEVHALSOPERSONAL',
  'Pedagogisk ledare': 'PEDAGOGISK_LEDARE',
  Schemaläggare: 'SCHEMALAGGARE',
  Lärarassistent: 'LARARASSISTENT',
  'Administrativ personal': 'ADMINISTRATIV_PERSONAL',
}

export const groupTypes: Labels = {
  Undervisning: 'UNDERVISNING',
  Klass: 'KLASS',
  Mentor: 'MENTOR',
  Provgrupp: 'PROVGRUPP',
  Schema: 'SCHEMA',
  Avdelning: 'AVDELNING',
  Personalgrupp: 'PERSONALGRUPP',
  Övrigt: 'OVRIGT',
}

export const activityTypes: Labels = {
  Undervisning: 'UNDERVISNING',
  Elevaktivitet: 'ELEVAKTIVITET',
  Provaktivitet: 'PROVAKTIVITET',
  Läraraktivitet: 'LARARAKTIVITET',
  Övrigt: 'OVRIGT',
}

/** The standard's codes of 2020 for what Skolverket has called by others since 2023. */
export const renamedSchoolTypes: Labels = { GRS: 'GRAN', GYS: 'GYAN' }
