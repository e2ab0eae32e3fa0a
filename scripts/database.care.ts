import type { DemoChild } from '../subgraphs/administration/demo/care.ts'
import { groupId, personId } from '../subgraphs/identity/demo/keys.ts'
import { unitId } from '../subgraphs/identity/demo/units.rows.ts'

/** Who of the demo is in care: Nils, whose parents lay every second week each, and Stina, whose father lays them all. */
export const childrenInCare: readonly DemoChild[] = [
  {
    childId: personId('nils-bergstrom'),
    organisationId: unitId('bjorkskolan'),
    groupId: groupId('bjorkskolan/Eken'),
    schoolType: 'FTH',
    guardianIds: [personId('david-nyberg'), personId('jenny-bergstrom')],
    startTime: '13:00',
    endTime: '16:30',
    comment: 'Morfar hämtar',
  },
  {
    childId: personId('stina-persson'),
    organisationId: unitId('smultronet'),
    groupId: groupId('smultronet/Blåsippan'),
    schoolType: 'FS',
    guardianIds: [personId('mikael-persson')],
    startTime: '08:00',
    endTime: '16:00',
  },
]
