import { demoId } from './keys.ts'
import { authorityId, unitId } from './units.rows.ts'
import type { World } from './world.ts'

const systems = [
  { code: 'skolgraf', displayName: 'Skolgraf', supplier: null },
  { code: 'folkbokforingen', displayName: 'Folkbokföringen', supplier: 'Skatteverket' },
  { code: 'extens', displayName: 'Extens', supplier: null },
  { code: 'skola24', displayName: 'Skola24', supplier: null },
  { code: 'infomentor', displayName: 'InfoMentor', supplier: null },
  { code: 'unikum', displayName: 'Unikum', supplier: null },
] as const

export const sourceSystemId = (code: (typeof systems)[number]['code']) => demoId('SourceSystem', code)

/** Where the municipality's information lives today. */
export function addSources({ rows, calendar }: World): void {
  for (const system of systems) rows.sourceSystem.push({ id: sourceSystemId(system.code), ...system })
  const owns = (domain: string, code: (typeof systems)[number]['code'], organisationId = authorityId as string) =>
    rows.masterSystem.push({
      id: demoId('MasterSystem', `${domain} ${organisationId}`),
      organisationId,
      schoolType: null,
      domain,
      sourceSystemId: sourceSystemId(code),
      startDate: calendar.firstDay(2),
      endDate: null,
    })
  owns('PERSONS', 'extens')
  owns('GROUPS', 'extens')
  owns('GRADES', 'extens')
  owns('PLANS', 'unikum')
  owns('ATTENDANCE', 'skola24')
  owns('ATTENDANCE', 'infomentor', unitId('smultronet'))
  // Two schools plan and assess here, and the others where they did.
  owns('PLANS', 'skolgraf', unitId('ekhamraskolan'))
  owns('PLANS', 'skolgraf', unitId('bjorkskolan'))
  // The preschool keeps its own directory, here.
  owns('PERSONS', 'skolgraf', unitId('smultronet'))
  owns('GROUPS', 'skolgraf', unitId('smultronet'))
}
