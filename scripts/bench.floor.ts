import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { openPool, type Pool } from '../subgraphs/shared/database.ts'
import { type Roll, rollAnswer, weekAnswer, type Week } from './bench.floor.lessons.ts'
import { countryAnswer, unitFiguresAnswer, unitStateAnswer } from './bench.floor.figures.ts'
import { overviewAnswer } from './bench.floor.overview.ts'
import { classId } from './bench.scenarios.ts'
import type { Running } from './run.ts'

const nackaAnswer = (pool: Pool) =>
  pool`/* nacka */ with page as (
    select o.*, row_number() over (order by display_name, id) as place, count(*) over () as total from identity.organisation o
    where municipality_code = ${'0182'} and organisation_type = any(${['SKOLENHET']}::text[]) order by display_name, id limit 51)
  select json_build_object('data', json_build_object('organisations', json_build_object(
    'totalCount', max(total), 'pageInfo', json_build_object('hasNextPage', max(total) > 50, 'endCursor',
      (select translate(encode(convert_to('[' || to_json(display_name) || ',' || to_json(id) || ']', 'utf8'), 'base64'), E'+/=\n', '-_')
        from page where place <= 50 order by place desc limit 1)),
    'edges', json_agg(json_build_object('node', json_build_object('id', p.id, 'displayName', p.display_name,
      'schoolUnitCode', p.school_unit_code, 'municipalityCode', p.municipality_code,
      'parentOrganisation', (select json_build_object('displayName', a.display_name, 'organisationNumber', a.organisation_number,
        'organisationType', a.organisation_type) from identity.organisation a where a.id = p.parent_id),
      'kpiValues', coalesce((select json_agg(json_build_object('period', v.period, 'gender', v.gender,
        'kpi', json_build_object('code', k.code, 'name', k.display_name, 'unitOfMeasure', k.unit_of_measure, 'direction', k.direction),
        'figure', case v.kind when 'VALUE' then json_build_object('__typename', 'Figure', 'value', v.value, 'isNearlyAll', v.is_nearly_all)
          when 'SUPPRESSED' then json_build_object('__typename', 'SuppressedFigure', 'reason',
            'Hidden because the figure rests on too few pupils (Skolverket: fewer than 10 on a school unit).')
          else json_build_object('__typename', 'MissingFigure', 'reason', 'There is no figure for this cell.') end)
        order by v.period, k.code, v.gender)
        from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id
        where v.place_id = p.id and v.period = ${'2024/25'} and v.superseded_at is null), '[]'))) order by p.place))))::text as answer
  from page p where place <= 50`

const classAnswer = (pool: Pool) =>
  pool`/* class */ select json_build_object('data', json_build_object('group', json_build_object(
    'displayName', g.display_name, 'memberships', (select json_agg(json_build_object('person', json_build_object(
        'id', p.id, 'displayName', p.given_name || ' ' || p.family_name, 'civicNo', p.civic_no,
        'responsibles', coalesce((select json_agg(json_build_object('person', json_build_object(
            'displayName', r.given_name || ' ' || r.family_name)) order by s.relation_type, s.id)
          from identity.responsible s join identity.person r on r.id = s.person_id where s.pupil_id = p.id), '[]')))
        order by p.family_name, p.given_name, m.id)
      from identity.group_membership m join identity.person p on p.id = m.person_id
      where m.group_id = g.id and m.start_date <= current_date and (m.end_date is null or m.end_date >= current_date)))))::text as answer
  from identity."group" g where g.id = ${classId}`

type Answer = (variables: never) => Promise<readonly { answer?: string }[]>

const answersFrom = (pool: Pool): Readonly<Record<string, Answer>> => ({
  '/nacka': () => nackaAnswer(pool),
  '/class': () => classAnswer(pool),
  '/overview': () => overviewAnswer(pool),
  '/country': () => countryAnswer(pool),
  '/unit-figures': () => unitFiguresAnswer(pool),
  '/unit-state': () => unitStateAnswer(pool),
  '/week': (variables: Week) => weekAnswer(pool, variables),
  '/roll': (variables: Roll) => rollAnswer(pool, variables),
})

/** The least that could answer: one prepared statement that makes the JSON, behind bare HTTP, past every wall. */
export async function serveFloor(adminUrl: string, onStatement?: (statement: string) => void): Promise<Running> {
  const pool = openPool(adminUrl, onStatement && { onStatement })
  const answers = answersFrom(pool)
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { variables } = (await json(request)) as { variables: never }
    const [row] = (await answers[request.url ?? '']?.(variables)) ?? []
    response.writeHead(row ? 200 : 404, { 'content-type': 'application/json' }).end(row?.answer)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close()
      await pool.end()
    },
  }
}
