// Written by hand from design/access.md, cell by cell. A field, act or persona that is not here makes the matrix fail.

/** What a person gets of another: VALUE, an EMPTY list, FORBIDDEN, or VALUE from SUBSTANTIAL (STEP_UP_REQUIRED below). */
export type Cell = 'V' | 'E' | 'F' | 'S'

const words = (line: string) => line.trim().split(/\s+/)

/** Reads a table: a line of column names, then lines that begin with their row's name. */
function grid(text: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const [head = '', ...lines] = text.trim().split('\n')
  const columns = words(head)
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...cells] = words(line)
      if (cells.length !== columns.length) throw new Error(`The row ${name} has ${cells.length} cells`)
      return [name, Object.fromEntries(columns.map((column, n) => [column, cells[n]!]))]
    }),
  )
}

/** A pupil, the protected, the adult, a guardian, staff, protected staff, a classmate with consent and one without. */
export const targets = {
  alva: 'Alva Bergström',
  elin: 'Elin Strand',
  amina: 'Amina Warsame',
  jenny: 'Jenny Bergström',
  johan: 'Johan Lindqvist',
  eva: 'Eva Lundin',
  hugo: 'Hugo Persson',
  ebba: 'Ebba Wiklund',
} as const

/** What each persona is to each target; `-` is nobody, for whom the target does not exist. */
export const standings = grid(`
                        alva      elin            amina     jenny    johan      eva        hugo    ebba
authority-admin         leader    -               leader    contact  directory  -          leader  leader
analyst                 -         -               -         -        -          -          -       -
unit-observer           -         -               -         -        directory  -          -       -
principal               leader    leader          leader    contact  staffLead  staffLead  leader  leader
principal-other-school  -         -               -         contact  directory  -          -       -
school-admin            leader    -               leader    contact  staffLead  -          leader  leader
teacher                 teacher   teacher         -         name     self       -          teacher teacher
mentor                  mentor    mentorMarked  teacher   contact  directory  -          mentor  mentor
former-teacher          -         -               mentor    -        directory  -          -       -
substitute              -         -               -         -        directory  -          -       -
special-educator        teacher   -               teacher   name     directory  -          teacher teacher
care-staff              -         -               -         -        directory  -          -       -
guardian                guardian  -               -         self     directory  -          -       -
guardian-other-parent   guardian  -               -         name     directory  -          -       -
guardian-other-school   -         -               -         -        directory  -          -       -
protected-guardian      -         wardMarked  -         -        directory  -          -       -
blocked-guardian        -         -               -         -        directory  -          -       -
pupil                   self      -               -         contact  directory  -          fellow  -
adult-pupil             -         -               self      -        directory  -          -       -
protected-pupil         fellow    selfMarked      -         -        directory  -          fellow  -
integrator              -         -               -         -        -          -          -       -
`)

/** What each of them reads. `teacher` is pupil health too; `leader` principal, unit's or authority's administrator. */
export const personFields = grid(`
                 self selfMarked guardian wardMarked teacher mentor mentorMarked leader contact name directory staffLead fellow
id               V    V          V        V          V       V      V            V      V       V    V         V         V
givenName        V    V          V        V          V       V      V            V      V       V    V         V         V
middleName       V    V          V        V          V       V      V            V      V       V    V         V         V
familyName       V    V          V        V          V       V      V            V      V       V    V         V         V
displayName      V    V          V        V          V       V      V            V      V       V    V         V         V
civicNo          S    S          S        S          F       F      F            S      F       F    F         S         F
birthDate        V    V          V        V          V       V      V            V      F       F    F         F         F
sex              V    V          V        V          V       V      V            V      F       F    F         F         F
personStatus     V    V          V        V          V       V      V            V      F       F    F         F         F
securityMarking  F    F          F        F          F       F      F            V      F       F    F         F         F
workEmail        V    V          F        F          F       F      F            F      F       F    V         V         F
emails           V    V          V        V          F       V      V            V      V       F    F         V         F
phoneNumbers     V    E          V        E          F       V      E            V      V       F    F         V         F
addresses        V    E          V        E          F       V      E            V      V       F    F         V         F
enrolments       V    V          V        V          V       V      V            V      F       F    F         F         F
responsibles     V    V          V        V          V       V      V            V      F       F    F         F         F
responsibleFor   V    V          F        F          F       F      F            F      V       V    F         F         F
duties           V    V          F        F          F       F      F            F      F       F    V         V         F
groupMemberships V    V          V        V          V       V      V            V      F       F    F         F         F
`) as Readonly<Record<string, Readonly<Record<string, Cell>>>>

/** What to select below the fields that hold objects. */
export const selections: Readonly<Record<string, string>> = {
  emails: ' { value }',
  phoneNumbers: ' { value }',
  addresses: ' { streetAddress }',
  enrolments: ' { startDate }',
  responsibles: ' { startDate }',
  responsibleFor: ' { startDate }',
  duties: ' { id }',
  groupMemberships: ' { startDate }',
}

const staff = ['principal', 'principal-other-school', 'school-admin', 'teacher', 'mentor', 'former-teacher', 'substitute',
  'special-educator', 'care-staff'] // prettier-ignore

/** Staff, the unit's observers, the authority, and (access.md's CLIENT, read generously) a client that may import. */
export const kpiOpenTo = [...staff, 'unit-observer', 'analyst', 'authority-admin']

const everyone = Object.keys(standings)

/** Acts and the fields of Query and Organisation that not everybody may do or see alike: who may; all others get FORBIDDEN. */
export const openTo: Readonly<Record<string, readonly string[]>> = {
  'Query.viewer': everyone,
  'Query.organisations': everyone,
  'Query.organisation': everyone,
  'Query.person': everyone,
  'Query.groups': everyone,
  'Query.group': everyone,
  'Query.kpis': everyone,
  'Organisation.duties': everyone,
  'Organisation.groups': everyone,
  'Organisation.kpiValues': kpiOpenTo,
  'Mutation.correctOrganisationName': ['authority-admin'],
  'Mutation.importKpiValues': ['authority-admin', 'integrator'],
}

/** Open lists that show rows to these alone, at Ekhamraskolan: "no row about a person" for the analyst and the client. */
export const rowsFor: Readonly<Record<string, readonly string[]>> = {
  'Organisation.duties': everyone.filter((persona) => persona !== 'analyst' && persona !== 'integrator'),
  'Organisation.groups': ['authority-admin', 'principal', 'school-admin', 'teacher', 'mentor', 'former-teacher',
    'special-educator', 'guardian', 'guardian-other-parent', 'protected-guardian', 'pupil', 'adult-pupil', 'protected-pupil'],
} // prettier-ignore

/** Types whose fields are all open to whoever may see the object, with every such field. */
export const openFields: Readonly<Record<string, string>> = {
  Organisation: `id displayName organisationType organisationNumber schoolUnitCode municipalityCode parentOrganisation schoolTypes
    startDate endDate version modifiedAt`,
  Viewer: 'id kind assurance scopes person clientApplicationName roles',
  HeldRole: 'role organisation',
  Email: 'value type',
  PhoneNumber: 'value type isMobile',
  Address: 'type streetAddress postalCode locality',
  Enrolment: 'organisation schoolType schoolYear startDate endDate isCancelled',
  Responsible: 'relationType pupil person isBlocked startDate endDate',
  Group: 'id displayName groupType schoolType organisation startDate endDate memberships activities assignmentRoles',
  GroupMembership: 'person group startDate endDate',
  Duty: 'id person organisation dutyRole signature startDate endDate activities',
  AssignmentRole: 'assignmentRoleType duty startDate endDate',
  Activity: 'id displayName activityType organisation startDate endDate groups teachers',
  ActivityTeacher: 'duty isGrader startDate endDate',
  Kpi: 'id code name unitOfMeasure direction',
  KpiValue: 'kpi period gender figure isPublished source',
  Figure: 'value isNearlyAll',
  SuppressedFigure: 'reason',
  MissingFigure: 'reason',
  PageInfo: 'hasNextPage endCursor',
  OrganisationConnection: 'edges pageInfo totalCount',
  OrganisationEdge: 'node cursor',
  GroupConnection: 'edges pageInfo',
  GroupEdge: 'node cursor',
  DutyConnection: 'edges pageInfo',
  DutyEdge: 'node cursor',
  CorrectOrganisationNamePayload: 'organisation userErrors',
  CorrectOrganisationNameError: 'code message field',
  ImportKpiValuesPayload: 'importedCount userErrors',
  ImportKpiValuesError: 'code message field',
}
