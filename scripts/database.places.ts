import type { DemoPlacesAndFees } from '../subgraphs/administration/demo/places.ts'
import { groupId, personId } from '../subgraphs/identity/demo/keys.ts'
import { authorityId, unitId } from '../subgraphs/identity/demo/units.rows.ts'

const [bjorkskolan, ekhamraskolan, smultronet] = [unitId('bjorkskolan'), unitId('ekhamraskolan'), unitId('smultronet')]

/**
 * Who of the demo waits for a place and who pays together: Nils is to begin where his sister goes, and has an offer; Tilde and Viggo
 * are moving; Jenny and David live together.
 */
export const placesAndFees: DemoPlacesAndFees = {
  authorityId,
  administratorId: personId('maria-soderberg'),
  applicants: [
    {
      childId: personId('nils-bergstrom'),
      applicantId: personId('jenny-bergstrom'),
      schoolType: 'GR',
      choices: [{ organisationId: ekhamraskolan, hasSibling: true }],
      queuedDaysAgo: 70,
      offeredById: personId('anders-hellstrom'),
    },
    {
      childId: personId('tilde-sjogren'),
      applicantId: personId('robert-sjogren'),
      schoolType: 'GR',
      choices: [
        { organisationId: ekhamraskolan, hasSibling: false },
        { organisationId: bjorkskolan, hasSibling: false },
      ],
      queuedDaysAgo: 90,
    },
    {
      childId: personId('viggo-sjogren'),
      applicantId: personId('robert-sjogren'),
      schoolType: 'FTH',
      choices: [{ organisationId: bjorkskolan, hasSibling: false }],
      queuedDaysAgo: 90,
    },
  ],
  household: [
    { personId: personId('jenny-bergstrom'), monthlyIncome: 27_400 },
    { personId: personId('david-nyberg'), monthlyIncome: 24_600 },
  ],
  sizes: [
    { organisationId: bjorkskolan, groupId: groupId('bjorkskolan/Eken'), placeCount: 30, decidedById: personId('lena-forsberg') },
    {
      organisationId: smultronet,
      groupId: groupId('smultronet/Blåsippan'),
      placeCount: 18,
      decidedById: personId('helena-norberg'),
    },
  ],
}
