import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { getIntrospectionQuery, getOperationAST, GraphQLError, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stubSchema } from './graphiql/graphiql.stub.ts'
import { checkLimits, explainTokens, limitOptions, limits, limitsPlugin } from './limits.ts'

const times = (length: number, write: (index: number) => string) => Array.from({ length }, (_, index) => write(index)).join(' ')
const example = (name: string) => readFileSync(new URL(`./graphiql/examples/${name}.graphql`, import.meta.url), 'utf8')
const wholeIntrospection = getIntrospectionQuery({
  schemaDescription: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  oneOf: true,
})

/** Which limit refused it, and its message; nothing if it passed. */
function refusalOf(query: string, variables?: Record<string, unknown>) {
  const document = parse(query)
  const operation = getOperationAST(document) ?? getOperationAST(document, 'A')!
  try {
    checkLimits({ schema: stubSchema, document, operation, variables })
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(GraphQLError)
    const { extensions, message } = error as GraphQLError
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', http: { status: 400 } })
    return { limit: extensions.limit, message }
  }
}
const refused = (query: string) => refusalOf(query)?.limit

describe('passed is', () => {
  test.each(['class', 'me', 'my-child', 'my-unit', 'nacka'])('the example %s', (name) => {
    const variables = { municipality: '0182', period: '2024/25', first: 20 }
    expect(refusalOf(example(name), name === 'nacka' ? variables : {})).toBeUndefined()
  })

  test('what GraphiQL sends to read the schema', () => {
    expect(refusalOf(getIntrospectionQuery())).toBeUndefined()
    expect(refusalOf(wholeIntrospection)).toBeUndefined()
  })

  test("fifty schools' figures, and fifty classes with everybody's guardians and their addresses", () => {
    expect(refusalOf(example('nacka'), { municipality: '0182', period: '2024/25', first: 50 })).toBeUndefined()
    expect(refusalOf(example('class').replace('first: 10', 'first: 50'))).toBeUndefined()
  })

  test('what lies just within', () => {
    const { aliases, directives, operations, typenames, rootFields } = limits
    const within = [
      `{ viewer { ${times(aliases, (i) => `a${i}: kind`)} } }`,
      `{ viewer { ${times(directives, () => 'kind @skip(if: false)')} } }`,
      times(operations, (i) => `query ${'ABCDE'[i]} { viewer { kind } }`),
      `{ viewer { ${times(typenames, () => '__typename')} } }`,
      `{ ${times(rootFields, () => 'viewer { kind }')} }`,
    ]
    for (const query of within) expect(refused(query)).toBeUndefined()
  })
})

describe('refused is', () => {
  test('more than thirty aliases, however they are spread', () => {
    const advice = 'ask for a list instead, or spread them over several requests'
    const message = `The request has 10,000 aliases, and at most 30 are allowed: ${advice}.`
    expect(refusalOf(`{ viewer { ${times(10_000, (i) => `a${i}: kind`)} } }`)).toEqual({ limit: 'aliases', message })
    expect(refused(`{ viewer { ...F person { ...G } } } fragment F on Viewer { ${times(31, (i) => `a${i}: kind`)} }`)).toBe(
      'aliases',
    )
    const four = 'fragment F on Viewer { a: kind b: kind c: kind d: kind }'
    expect(refused(`{ viewer { ${times(8, () => '...F')} } } ${four}`)).toBe('aliases')
    expect(refused(`{ viewer { ${times(31, () => 'kind: kind')} } }`)).toBe('aliases')
  })

  test('more than two hundred times __typename', () => {
    expect(refusalOf(`{ viewer { ${times(10_000, () => '__typename')} } }`)?.message).toMatch(
      /has 10,000 selections of __typename, and at most 200/,
    )
    const hidden = `fragment F on Viewer { ${times(10, () => '... on Viewer { __typename }')} }`
    expect(refused(`{ viewer { ${times(21, () => '...F')} } } ${hidden}`)).toBe('typenames')
  })

  test('more than twenty fields at the top, also out of fragments', () => {
    expect(refused(`{ ${times(21, () => '__typename')} }`)).toBe('rootFields')
    expect(refused(`{ ${times(3, () => '...F')} } fragment F on Query { ${times(7, () => 'viewer { kind }')} }`)).toBe(
      'rootFields',
    )
  })

  test('more than ten directives, wherever they stand', () => {
    const off = '@include(if: false)'
    expect(refused(`{ viewer { kind ${times(11, () => '@skip(if: true)')} } }`)).toBe('directives')
    expect(refused(`{ viewer { ${times(6, () => `...F ${off}`)} } } fragment F on Viewer { kind ${off} }`)).toBe('directives')
    expect(refused(`query A($a: Int ${times(6, () => '@x')}) ${times(5, () => '@y')} { viewer { kind } }`)).toBe('directives')
  })

  test('more than twelve levels, with fragments counted in', () => {
    const deep = (levels: number) => `${'person { responsibles { '.repeat(levels / 2)} relationType ${'} }'.repeat(levels / 2)}`
    expect(refused(`{ viewer { ${deep(10)} } }`)).not.toBe('depth')
    expect(refused(`{ viewer { ${deep(12)} } }`)).toBe('depth')
    expect(refused(`{ viewer { ...F } } fragment F on Viewer { ...G } fragment G on Viewer { ${deep(600)} }`)).toBe('depth')
  })

  test('more than five operations, whichever of them is to run', () => {
    expect(refused(times(6, (i) => `query ${'ABCDEF'[i]} { viewer { kind } }`))).toBe('operations')
  })

  test('reading the schema over and over, or deeper than its types go', () => {
    const types = 'types { fields { type { fields { name } } } }'
    expect(refused(`{ ${times(3, () => `__schema { ${types} }`)} }`)).toBe('introspections')
    expect(refused(`{ __schema { ${times(2, (i) => `a${i}: ${types}`)} } }`)).toBe('introspections')
    expect(refused(`{ __schema { queryType { ${'ofType { '.repeat(14)} name ${'}'.repeat(14)} } } }`)).toBe('introspectionDepth')
  })

  test('lists inside lists that could fill the school, also by a variable', () => {
    const groups = 'groups(first: 100) { edges { node { memberships { person { displayName } } } } }'
    const nested = (first: string) => `{ organisations(first: ${first}) { edges { node { ${groups} } } } }`
    expect(refused(nested('1'))).toBeUndefined()
    expect(refusalOf(nested('100'))?.message).toMatch(
      /^The request has [\d,]+ objects to fetch if every list is full, and at most 100,000/,
    )
    for (const first of [100, null]) {
      const asked = refusalOf(nested('$n').replace('{', 'query A($n: Int) {'), { n: first })
      expect(asked?.limit).toBe('cost')
    }
    expect(refused('{ groups(first: -1000000) { edges { node { id } } } }')).toBeUndefined()
  })

  test('what cannot be reckoned, for its variables do not fit', () => {
    const query = 'query A($n: Int!) { groups(first: $n) { edges { node { id } } } }'
    expect(refusalOf(query, {})?.message).toMatch(/"\$n" of required type "Int!"/)
  })
})

describe('at once', () => {
  const quickly = (query: string) => {
    const start = performance.now()
    const limit = refused(query)
    expect(performance.now() - start).toBeLessThan(250)
    return limit
  }
  const nest = (inner: (next: string) => string, levels: number) =>
    times(levels, (i) => `fragment F${i} on Person { ${inner(`...F${i + 1}`)} }`) +
    ` fragment F${levels} on Person { displayName }`

  test('a bomb of fragments is refused', () => {
    expect(quickly(`{ viewer { person { ...F0 } } } ${nest((next) => `${next} ${next}`, 20)}`)).toBe('selections')
    expect(quickly(`{ viewer { person { ...F0 } } } ${nest((next) => `${next} ${next}`, 1100)}`)).toBe('selections')
    const through = (next: string) => `responsibles { person { ${next} } } responsibleFor { person { ${next} } }`
    expect(quickly(`{ viewer { person { ...F0 } } } ${nest(through, 20)}`)).toBe('depth')
  })

  test('fragments that go in a circle end', () => {
    const circle =
      'fragment F on Person { displayName ...G ...G } fragment G on Person { ...F ...H ...F } fragment H on Person { ...H }'
    expect(quickly(`{ viewer { person { ...F ...G ...Unknown } } } ${circle}`)).toBeUndefined()
  })
})

describe('through Apollo Server', () => {
  const server = new ApolloServer({ schema: stubSchema, ...limitOptions, plugins: [limitsPlugin], formatError: explainTokens })
  beforeAll(() => server.start())
  afterAll(() => server.stop())
  const ask = async (query: string, operationName?: string) => {
    const { body, http } = await server.executeOperation({ query, ...(operationName ? { operationName } : {}) })
    const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
    return { status: http.status, code: error?.extensions?.code, message: error?.message ?? '' }
  }

  test('a refusal keeps its code, and what passes is answered', async () => {
    expect(await ask(`{ viewer { ${times(31, (i) => `a${i}: kind`)} } }`)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
    expect(await ask('{ viewer { kind } }')).toEqual({ status: undefined, code: undefined, message: '' })
    expect(await ask(wholeIntrospection)).toMatchObject({ message: '' })
    expect(await ask('query A { viewer { kind } }', 'B')).toMatchObject({ message: 'Unknown operation named "B".' })
  })

  test('ten thousand of anything stop the parser, whose words are put into ours', async () => {
    const message = expect.stringMatching(/^The request has more than 2,000 tokens, and at most 2,000 are allowed/)
    for (const query of [times(10_000, (i) => `a${i}: viewer { kind }`), times(10_000, () => '__typename')])
      expect(await ask(`{ ${query} }`)).toEqual({ status: 400, code: 'BAD_USER_INPUT', message })
    expect(await ask('{ viewer { ')).toMatchObject({
      code: 'GRAPHQL_PARSE_FAILED',
      message: expect.stringMatching(/Expected Name/),
    })
  })
})
