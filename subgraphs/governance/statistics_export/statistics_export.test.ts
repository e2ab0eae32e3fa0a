import { once } from 'node:events'
import { get as open, type IncomingMessage } from 'node:http'
import { setTimeout as later } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { addLillsjo, codes, lillsjo, told, write } from '../statistics/statistics.testing.ts'

const period = '2024/25'
const begin = `mutation ($input: BeginStatisticsExportInput!) { beginStatisticsExport(input: $input) {
  statisticsExport { id content knownAt columns { name } } userErrors { code message } } }`
const values = { kpiCodes: codes, periods: ['2023/24', period, '2025/26'], genders: ['ALL', 'GIRLS', 'BOYS'] }

describe.each(shapes)('An export of statistics, %s,', (shape) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ shape })
    await addLillsjo(world)
    await world.sql`update governance.kpi_value set source = '=HYPERLINK("x";"Lillsjö")' where place_id = ${lillsjo('Älvskolan')}`
  })
  afterAll(() => world.stop())

  const begun = async (persona: string, input: object, locale = 'sv') => {
    const { data, errors } = await world.ask(persona, begin, { variables: { input }, headers: { 'accept-language': locale } })
    expect(errors).toEqual([])
    expect(data.beginStatisticsExport.userErrors).toEqual([])
    return data.beginStatisticsExport.statisticsExport
  }
  const read = async (persona: string | null, path: string) => {
    const authorization = persona === null ? {} : { authorization: `Bearer ${await world.token(persona)}` }
    const response = await fetch(new URL(path, world.url), { headers: { ...authorization, 'accept-language': 'sv' } })
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, text }
  }
  const jsonOf = async (persona: string, one: string, after = '') => {
    const { text } = await read(persona, `/statistics-export/${one}.jsonl${after}`)
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  const listed = async (persona: string) => {
    const found: any[] = []
    const query = `query ($filter: KpiValuesFilter!, $after: String) { kpiValues(filter: $filter, first: 20, after: $after) {
      edges { node { ${told} } } pageInfo { hasNextPage endCursor } } }`
    for (let after: string | null = null, more = true; more;) {
      const { data } = await world.ask(persona, query, { variables: { filter: values, after } })
      found.push(...data.kpiValues.edges.map(({ node }: any) => node))
      after = data.kpiValues.pageInfo.endCursor
      more = data.kpiValues.pageInfo.hasNextPage
    }
    return found
  }

  it.each(['analyst', 'teacher', 'unit-observer'])(
    'has the rows of the paged query and what they hide, as CSV and as lines of JSON, for the %s',
    async (persona) => {
      const { id: one, columns } = await begun(persona, { values })
      const [lines, csv, nodes] = await Promise.all([
        jsonOf(persona, one),
        read(persona, `/statistics-export/${one}.csv`),
        listed(persona),
      ])
      const rows = lines.slice(0, -1)
      expect(lines.at(-1)).toEqual({ end: true, rows: nodes.length })
      expect(nodes.length).toBeGreaterThan(5)
      const shown = ({ value_id, value, kind, is_nearly_all: nearly, place_name: name, kpi_code: code, gender }: any) =>
        `${value_id} ${name} ${code} ${gender} ${kind} ${value} ${nearly}`
      const kinds = { Figure: 'VALUE', SuppressedFigure: 'SUPPRESSED', MissingFigure: 'MISSING' } as const
      const asked = nodes.map(({ id: value_id, place, kpi, gender, figure }) =>
        shown({
          value_id,
          place_name: place.displayName,
          kpi_code: kpi.code,
          gender,
          kind: kinds[figure.__typename as keyof typeof kinds],
          value: figure.value ?? null,
          is_nearly_all: figure.isNearlyAll ?? false,
        }),
      )
      expect(rows.map(shown).toSorted()).toEqual(asked.toSorted())
      expect(
        rows.every(
          ({ kind, value, reason }: any) => (kind === 'VALUE') === (value !== null) && (kind === 'VALUE') === (reason === null),
        ),
      ).toBe(true)
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      const parsed: Record<string, string>[] = parse(csv.text, { columns: true, delimiter: ';', bom: true })
      expect(Object.keys(parsed[0]!)).toEqual(columns.map(({ name }: any) => name))
      const unguarded = (text: string) => text.replace(/^'(?=[=+@-])/, '')
      const said = (cell: any) => (typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell ?? ''))
      expect(parsed.map((line) => Object.values(line).map(unguarded))).toEqual(
        rows.map((row: any) => Object.values(row).map(said)),
      )
    },
  )

  it('is no formula to a spreadsheet, and speaks the language of whoever began it', async () => {
    const [swedish, english] = [await begun('analyst', { values }), await begun('analyst', { values }, 'en')]
    const [sv, en] = [
      await read('analyst', `/statistics-export/${swedish.id}.csv`),
      await read('analyst', `/statistics-export/${english.id}.csv`),
    ]
    expect(sv.text).toContain(`"'=HYPERLINK(""x"";""Lillsjö"")"`)
    expect(sv.text).not.toMatch(/(^|;)"?=/m)
    expect(sv.text).toContain(';71,4;VALUE;false;')
    expect(en.text).toContain(',71.4,VALUE,false,')
    expect(sv.text).toContain('Antal elever med slutbetyg')
    expect(en.text).toContain('Pupils with final grades')
    expect(sv.text.startsWith('\u{feff}place_kind;')).toBe(true)
  })

  it('goes on where it was cut off', async () => {
    const { id: one } = await begun('analyst', { values })
    const lines = await jsonOf('analyst', one)
    const rest = await jsonOf('analyst', one, `?after=${lines[4].value_id}`)
    expect(rest.slice(0, -1)).toEqual(lines.slice(5, -1))
    expect((await read('analyst', `/statistics-export/${one}.csv?after=${lines[4].value_id}`)).text).not.toContain('place_kind')
    for (const after of ['x', lillsjo('nothing')])
      expect((await read('analyst', `/statistics-export/${one}.jsonl?after=${after}`)).status).toBe(400)
  })

  it('of a summary has what the summary says', async () => {
    const asked = { kpiCodes: [codes[2]], period, by: 'MUNICIPALITY', orderBy: 'VALUE_DESCENDING' }
    const { id: one } = await begun('analyst', { summary: asked })
    const rows = (await jsonOf('analyst', one)).slice(0, -1)
    const { data } = await world.ask(
      'analyst',
      `query ($kpiCodes: [String!]!, $period: String!, $by: KpiSummaryBy!, $orderBy: KpiSummaryOrder!) {
      kpiSummary(kpiCodes: $kpiCodes, period: $period, by: $by, orderBy: $orderBy) { code figures { value hiddenCount rank } } }`,
      { variables: asked },
    )
    expect(rows.map((row: any) => [row.place_code, row.value, row.hidden_count, row.rank])).toEqual(
      data.kpiSummary.map(({ code, figures: [one_] }: any) => [code, one_.value, one_.hiddenCount, one_.rank]),
    )
  })

  it('is what was known at its instant, whatever is imported while it is read', async () => {
    const { id: one } = await begun('analyst', { values })
    const before = await jsonOf('analyst', one)
    await world.sql`update governance.kpi_value set superseded_at = '2026-11-22T12:00:00Z' where place_id = ${lillsjo('Älvskolan')}`
    await write(world.sql, lillsjo('Älvskolan'), codes[0]!, { kind: 'VALUE', value: 41, importedAt: '2026-11-22T12:00:00Z' })
    expect(await jsonOf('analyst', one)).toEqual(before)
    world.travel(new Date('2026-11-22T13:00:00Z'))
    const { id: another } = await begun('analyst', { values })
    const now = await jsonOf('analyst', another)
    world.travel()
    expect(now).toHaveLength(before.length - 1)
    expect(now.find(({ place_name: name }: any) => name === 'Älvskolan')).toMatchObject({ value: 41 })
  })

  it('is not begun while figures are imported', async () => {
    await world.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtext('kpi values'))`
      const { data } = await world.ask('analyst', begin, { variables: { input: { values } } })
      expect(data.beginStatisticsExport.userErrors).toMatchObject([{ code: 'IMPORT_RUNNING' }])
    })
  })

  it.each([
    ['nothing', {}],
    ['both', { values, summary: { kpiCodes: codes, period, by: 'NATION' } }],
    ['too much', { values: { ...values, kpiCodes: Array.from({ length: 201 }, (_, n) => `a${n}`) } }],
    ['a summary of no period', { summary: { kpiCodes: codes, period: 'x', by: 'NATION' } }],
  ])('of %s is refused', async (_, input) => {
    const { data } = await world.ask('analyst', begin, { variables: { input } })
    expect(data.beginStatisticsExport).toMatchObject({ statisticsExport: null, userErrors: [{ code: 'FILTER_INVALID' }] })
  })

  it('is nobody else’s, and is written down with what was asked for', async () => {
    const { id: one } = await begun('analyst', { values })
    const [audit] =
      await world.sql`select viewer_id, changed from governance.audit where act = 'beginStatisticsExport' order by id desc limit 1`
    const [analyst] = await world.sql`select begun_by_id as id from governance.statistics_export where id = ${one}`
    expect(audit).toMatchObject({ viewerId: analyst!['id'], changed: [{ id: one, reason: expect.stringContaining(codes[0]!) }] })
    for (const [persona, status] of [
      [null, 401],
      ['authority-admin', 404],
      ['guardian', 403],
      ['integrator', 403],
    ] as const)
      expect([persona, (await read(persona, `/statistics-export/${one}.csv`)).status]).toEqual([persona, status])
    for (const path of ['x.csv', `${one}.xlsx`, one])
      expect((await read('analyst', `/statistics-export/${path}`)).status).toBe(400)
    for (const role of ['viewer', 'authority'])
      await world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${id('Maria Söderberg')}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', '2026-11-22', true), set_config('role', ${`skolgraf_governance_${role}`}, true)`
        expect(await tx`select id from governance.statistics_export`).toHaveLength(0)
        const forged = tx.savepoint(
          (inner) =>
            inner`insert into governance.statistics_export values (gen_random_uuid(), ${analyst!['id']}, now(), now(), 'VALUES', '{}', true)`,
        )
        await expect(forged).rejects.toThrow('row-level security')
        await tx`select set_config('role', 'none', true)`
      })
  })

  it('has a dictionary of its columns, the same by both doors', async () => {
    const { text } = await read('guardian', '/statistics-columns.csv')
    const rows: Record<string, string>[] = parse(text, { columns: true, delimiter: ';', bom: true })
    const { data } = await world.ask(
      'guardian',
      '{ values: statisticsColumns { name meaningSv } summary: statisticsColumns(of: SUMMARY) { name meaningSv } }',
    )
    expect(rows.map(({ name, meaningSv }) => ({ name, meaningSv }))).toEqual([...data.values, ...data.summary])
    expect((await read(null, '/statistics-columns.csv')).status).toBe(401)
  })
})

// As long as a source may be: how much of a file the connection itself takes in hangs on the machine, and is to be a small part of it.
const large = 'large'.repeat(40)

describe('A large export', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`insert into identity.organisation (id, display_name, organisation_type, school_unit_code)
      select md5('large' || n)::uuid, 'Skola ' || n, 'SKOLENHET', (77770000 + n)::text from generate_series(1, 20) n`
    await world.sql`insert into governance.kpi_value (id, place_id, kpi_id, period, gender, school_year, kind, value, is_published, source, as_of_date, imported_at)
      select gen_random_uuid(), md5('large' || n)::uuid, k.id, y || '/' || right((y + 1)::text, 2), g, s, 'VALUE', n, true, ${large}, '2025-06-30', '2026-01-01'
      from generate_series(1, 20) n, governance.kpi k, generate_series(2010, 2024) y, unnest('{ALL,GIRLS,BOYS}'::text[]) g, generate_series(0, 10) s
      where k.code = any(${codes}::text[])`
    await world.sql`analyze governance.kpi_value`
  }, 60_000)
  afterAll(() => world.stop())

  const pages = () => world.takeStatements().filter((one) => one.includes('/* statisticsRows */')).length
  const path = async () => {
    const filter = {
      kpiCodes: codes,
      periods: Array.from({ length: 15 }, (_, n) => `${2010 + n}/${11 + n}`),
      genders: values.genders,
      isBrokenDown: true,
      authorityId: null,
      placeKind: 'UNIT',
    }
    const { data } = await world.ask('analyst', begin, { variables: { input: { values: filter } } })
    return `/statistics-export/${data.beginStatisticsExport.statisticsExport.id}.jsonl`
  }
  const opened = async (of: string): Promise<IncomingMessage> => {
    const request = open(new URL(of, world.url), { headers: { authorization: `Bearer ${await world.token('analyst')}` } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    return response
  }

  it('comes page by page, each row once', async () => {
    const response = await opened(await path())
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += chunk
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const rows = lines.slice(0, -1).filter(({ source }) => source === large)
    expect(rows).toHaveLength(20 * codes.length * 15 * 3 * 11)
    expect(new Set(rows.map(({ value_id: one }) => one)).size).toBe(rows.length)
    expect(lines.at(-1)).toEqual({ end: true, rows: lines.length - 1 })
    expect(pages()).toBe(Math.ceil(lines.length / 5_000))
  })

  it('waits for whoever reads, and ends with them', async () => {
    const response = await opened(await path())
    await later(1_000)
    const asked = pages()
    expect(asked).toBeLessThan(6)
    response.destroy()
    await later(500)
    expect(pages()).toBeLessThanOrEqual(1)
  })
})
