import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { activityFollowUp, operationalPlan, planActivity, planContributor } from './operational_plan.table.ts'

/** Documentation of systematic quality work: exempt from running deletion. */
const kept = {
  purpose: {
    en: 'To plan and follow up the education systematically.',
    sv: 'Att systematiskt planera och följa upp utbildningen.',
  },
  legalBasis: {
    en: 'Public interest, article 6(1)(e): the Education Act (2010:800), chapter 4, sections 3 to 6.',
    sv: 'Allmänt intresse, artikel 6.1 e: skollagen (2010:800) 4 kap. 3–6 §§.',
  },
  onErasure: {
    keep: {
      en: 'Preserved for the archive: documentation of systematic quality work, in which staff act in office.',
      sv: 'Bevaras för arkivet: dokumentation av systematiskt kvalitetsarbete, där personal handlar i tjänsten.',
    },
  },
}

export const operationalPlanPersonal = [
  withoutPersonalData(operationalPlan, 'What a unit is to do, adopted in office.', ['organisationId', 'adoptedById']),
  personal(planContributor, {
    ...kept,
    concept: 'OperationalPlanContributor',
    name: { en: 'Plans the person writes', sv: 'Planer som personen skriver' },
    subjects: ['personId'],
    officials: ['namedById'],
    noPersons: ['organisationId'],
    retention: { after: 'namedAt', months: null },
  }),
  personal(planActivity, {
    ...kept,
    concept: 'PlanActivity',
    name: { en: 'What the person is responsible for', sv: 'Aktiviteter som personen ansvarar för' },
    subjects: ['responsibleId'],
    retention: { after: 'dueOn', months: null },
  }),
  personal(activityFollowUp, {
    ...kept,
    concept: 'ActivityFollowUp',
    name: { en: 'What the person has followed up', sv: 'Uppföljningar som personen har gjort' },
    subjects: ['madeById'],
    retention: { after: 'madeAt', months: null },
  }),
]
