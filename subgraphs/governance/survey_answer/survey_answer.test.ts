import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did } from '../../identity/keeping/keeping.testing.ts'
import { answerAs, draft, named, pastTheRules, school, storyOf } from '../survey/survey.testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const { drafted, opened, answering, pupils } = storyOf(() => world)

describe('Past every rule of fields and acts', () => {
  it.each(['viewer', 'authority'] as const)('the role %s reads no truth and changes nothing that is open', async (role) => {
    const surveyId = await opened('principal', { ...draft, breakdown: 'NONE' })
    expect(await did(world, 'pupil', 'answerSurvey', await answering(surveyId, [1, 1]))).toBe('DONE')
    const asked = (who: string, statement: string) =>
      pastTheRules(world, named(who), async (tx) => (await tx.unsafe(statement)).length || (await tx.unsafe(statement)).count, {
        role,
      }).catch((error: { code: string }) => error.code)
    const denied = '42501'
    for (const who of ['Anders Hellström', 'Maria Söderberg', 'Alva Bergström', 'Oskar Wallin']) {
      expect(await asked(who, 'select * from governance.survey_box')).toBe(denied)
      expect(await asked(who, 'select * from governance.survey_count')).toBe(denied)
      expect(
        await asked(
          who,
          `insert into governance.survey_receipt values ('${surveyId}', '${named(who)}', '${school}', '2026-11-27')`,
        ),
      ).toBe(denied)
      expect(await asked(who, `insert into governance.survey_group values ('${surveyId}', '${school}', 7, 12)`)).toBe(denied)
      expect(await asked(who, `delete from governance.survey_receipt`)).toBe(denied)
      expect(await asked(who, `select * from governance.survey_receipt where survey_id = '${surveyId}'`)).toBe(
        who.startsWith('Alva') ? 1 : 0,
      )
      expect(await asked(who, `update governance.survey set state = 'DRAFT' where id = '${surveyId}'`)).toBe(0)
      expect(await asked(who, `update governance.survey set closed_on = '2026-11-22' where id = '${surveyId}'`)).toBe(denied)
      expect(await asked(who, `delete from governance.survey_question where survey_id = '${surveyId}'`)).toBe(0)
      expect(await asked(who, `select * from access.survey_places('${surveyId}')`)).toBe(0)
    }
    const closes = (who: string) =>
      pastTheRules(world, named(who), async (tx) => (await tx`select access.close_survey(${surveyId}) as is`)[0]!['is'], { role })
    for (const who of ['Alva Bergström', 'Johan Lindqvist', 'Lena Forsberg', 'Oskar Wallin'])
      expect([who, await closes(who)]).toEqual([who, false])
    const [kept] = await world.sql`select (select count(*)::int from governance.survey_box where survey_id = ${surveyId}) as n`
    expect(kept!['n']).toBe(1)
    const draftId = await drafted('principal', draft)
    const audience = (who: string) =>
      pastTheRules(world, named(who), async (tx) => [...(await tx`select * from access.survey_audience(${draftId})`)], { role })
    for (const who of ['Johan Lindqvist', 'Lena Forsberg', 'Oskar Wallin']) expect(await audience(who)).toEqual([])
    const [none] = await world.sql`select count(*)::int as n from governance.survey_group where survey_id = ${draftId}`
    expect(none!['n']).toBe(0)
    expect(await closes('Anders Hellström')).toBe(true)
  })

  it('answers lie in no order that tells of who gave them', async () => {
    const seven = (await pupils()).filter(({ schoolYear }) => schoolYear === 7 || schoolYear === 8).map(({ pupilId }) => pupilId)
    let isOrdered = 0
    let batches = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 32 }), async (n) => {
        const surveyId = await opened('principal', { ...draft, schoolYears: [7, 8], breakdown: 'NONE' })
        for (const [at, pupil] of seven.slice(0, n).entries())
          expect(await answerAs(world, pupil, surveyId, school, [at % 4, Math.floor(at / 4) % 3])).toBeNull()
        const box =
          await world.sql`select answers, is_mixed, xmin::text as came_with from governance.survey_box where survey_id = ${surveyId} order by ctid`
        const given = seven.slice(0, n).map((_, at) => `${at % 4},${Math.floor(at / 4) % 3}`)
        const kept = box.map(({ answers }) => answers.join() as string)
        expect(kept.toSorted()).toEqual(given.toSorted())
        expect(box.filter(({ isMixed }) => !isMixed)).toHaveLength(n % 10)
        for (const one of new Set(box.filter(({ isMixed }) => isMixed).map(({ cameWith }) => cameWith))) {
          const batch = box.filter(({ cameWith }) => cameWith === one).map(({ answers }) => answers.join() as string)
          expect(batch).toHaveLength(10)
          batches += 1
          if ([0, 10, 20].some((from) => batch.join(' ') === given.slice(from, from + 10).join(' '))) isOrdered += 1
        }
        expect(await did(world, 'principal', 'closeSurvey', { surveyId })).toBe('DONE')
      }),
      { numRuns: 8, seed: 7, examples: [[32], [10], [9]] },
    )
    expect(batches).toBeGreaterThan(3)
    expect(isOrdered).toBe(0)
  }, 60_000)
})
