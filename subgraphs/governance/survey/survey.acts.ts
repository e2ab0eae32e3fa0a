import type { GraphQLResolveInfo } from 'graphql'
import { act, upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { CloseSurveyInput, DraftSurveyInput, OpenSurveyInput } from '../governance.generated.ts'
import { surveyActions } from './survey.actions.ts'
import type {
  CloseSurveyPayloadRow, DraftSurveyPayloadRow, OpenSurveyPayloadRow, SurveyRow,
} from './survey.queries.ts' // prettier-ignore
import { datesFault, draftFaults } from './survey.rules.ts'
import {
  addSurvey,
  changeSurvey,
  closeOpen,
  countAudience,
  hasQuestions,
  isMaker,
  openDraft,
  setQuestions,
  surveyKpis,
} from './survey.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: GovernanceContext, input: Input]

const noSurvey = refused('NOT_FOUND', 'There is no such survey that you may see.', 'surveyId')
const noOrganisation = refused(
  'ORGANISATION_NOT_FOUND',
  'There is no such organisation that you make surveys for.',
  'organisationId',
)

const found = async (id: string, { load }: GovernanceContext) => (isId(id) ? load.survey.load(id) : null)

async function writeDraft(
  tx: Write,
  { newId, call }: GovernanceContext,
  input: DraftSurveyInput,
  draft: SurveyRow | null,
): Promise<ReturnType<typeof done> | ReturnType<typeof faulty>> {
  const faults = draftFaults(input, dayOf(call.now))
  const organisationId = draft?.organisationId ?? input.organisationId
  const codes = input.questions.flatMap(({ kpiCode }) => (kpiCode == null ? [] : [kpiCode]))
  const kpis = await surveyKpis(tx, organisationId, codes)
  const unknown = codes.filter((code) => !kpis.has(code))
  if (unknown.length > 0)
    faults.push({
      code: 'KPI_UNKNOWN',
      message: `There is no key figure of surveys here by the code ${unknown[0]}.`,
      field: ['questions'],
    })
  if (faults.length > 0) return faulty(...faults)
  const id = draft?.id ?? newId<'Survey'>()
  if (!draft) await addSurvey(tx, id, organisationId, input)
  else if (!(await changeSurvey(tx, id, input, input.expectedVersion ?? 0)))
    throw conflict('The survey', input.expectedVersion ?? 0)
  await setQuestions(tx, id, input.questions, { kpis, newId })
  return done(id, upserted('Survey', id))
}

export async function draftGiven(...[info, context, input]: Acting<DraftSurveyInput>): Promise<DraftSurveyPayloadRow> {
  const { surveyId, organisationId } = input
  if (surveyId != null)
    return actOn<SurveyRow, DraftSurveyPayloadRow>(info, context, input, {
      source: await found(surveyId, context),
      action: surveyActions.DRAFT_SURVEY,
      unknown: noSurvey,
      run: (tx, draft) => writeDraft(tx, context, input, draft) as never,
    })
  return context.act(
    act<DraftSurveyPayloadRow>(info, context.call, input, async (tx) =>
      isId(organisationId) && (await isMaker(tx, organisationId))
        ? ((await writeDraft(tx, context, input, null)) as never)
        : noOrganisation,
    ),
  )
}

const named = ({ displayName, cell }: { readonly displayName: string; readonly cell: number }) =>
  cell < 0 ? displayName : `${displayName}, year ${cell}`

type Groups = readonly Parameters<typeof named>[0][]

const tooFewMessage = ({ minimum }: SurveyRow, groups: Groups) =>
  `Fewer than ${minimum} are asked, or too few more or fewer than by other surveys of the year, of: ${groups.map(named).join('; ')}.`

export async function openGiven(...[info, context, input]: Acting<OpenSurveyInput>) {
  const { surveyId, expectedVersion, isLeavingOutTooFew } = input
  return actOn<SurveyRow, OpenSurveyPayloadRow>(info, context, input, {
    source: await found(surveyId, context),
    action: surveyActions.OPEN_SURVEY,
    unknown: noSurvey,
    run: async (tx, survey) => {
      const { id } = survey
      const fault = datesFault(survey, dayOf(context.call.now))
      if (fault) return faulty(fault)
      if (!(await hasQuestions(tx, id))) return refused('NO_QUESTION', 'It asks nothing.', 'surveyId')
      const { groups, tooFew } = await countAudience(tx, id)
      if (tooFew.length > 0 && !(isLeavingOutTooFew && groups > 0))
        return refused('TOO_FEW', tooFewMessage(survey, tooFew), 'surveyId')
      if (groups === 0) return refused('NOBODY_INVITED', 'There is nobody it asks.', 'surveyId')
      if (!(await openDraft(tx, id, expectedVersion))) throw conflict('The survey', expectedVersion)
      return done(id, upserted('Survey', id))
    },
  })
}

export async function closeGiven(...[info, context, input]: Acting<CloseSurveyInput>) {
  return actOn<SurveyRow, CloseSurveyPayloadRow>(info, context, input, {
    source: await found(input.surveyId, context),
    action: surveyActions.CLOSE_SURVEY,
    unknown: noSurvey,
    run: async (tx, { id }) =>
      (await closeOpen(tx, id))
        ? done(id, upserted('Survey', id))
        : refused('NOT_OPEN', 'Somebody else has closed it.', 'surveyId'),
  })
}
