import type { FastifyInstance, FastifyRequest } from 'fastify'
import { buildSchema, getNamedType, isObjectType } from 'graphql'
import { badInput } from '../subgraphs/shared/errors.ts'
import { isId } from '../subgraphs/shared/ids.ts'
import type { Locale } from '../subgraphs/shared/viewer.ts'
import { contextOf, type GatewayContext } from './caller.ts'
import { ask, type Asking, statusOf } from './documents.ts'
import { nothingHere, unauthenticated } from './refusals.ts'

const part = '{ subgraph masked note concepts { concept name purpose legalBasis retention rows } }'

// One and the same for everybody: who is protected must not be read from what is left out.
const texts: Readonly<Record<Locale, { readonly title: string; readonly withheld: string; readonly complaint: string }>> = {
  en: {
    title: 'Register extract (GDPR article 15)',
    withheld:
      'Information about protected identity, and about where protected persons and their families are, is not given here. Ask the principal.',
    complaint:
      'Whoever thinks that something is wrong may ask for rectification here, and complain to the Swedish Authority for Privacy Protection (IMY).',
  },
  sv: {
    title: 'Registerutdrag (artikel 15 i dataskyddsförordningen)',
    withheld:
      'Uppgifter om skyddad identitet, och om var skyddade personer och deras familjer finns, lämnas inte här. Vänd dig till rektor.',
    complaint: 'Den som anser att något är fel kan begära rättelse här och klaga hos Integritetsskyddsmyndigheten (IMY).',
  },
}

/** Asks for the part of every subgraph that keeps something about persons, as the schema has them. */
export function extractQuery(supergraph: string): string {
  const schema = buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true })
  const person = schema.getType('Person')
  const fields = isObjectType(person) ? Object.values(person.getFields()) : []
  const parts = fields.filter(({ name, type }) => getNamedType(type).name === 'RegisterPart' && name.endsWith('Register'))
  return `query registerExtract($id: ID!) { person(id: $id) { id displayName ${parts.map(({ name }) => `${name} ${part}`).join(' ')} } }`
}

interface Data {
  readonly person?: Record<string, unknown> | null
}

interface Given extends Asking {
  readonly supergraph: string
}

/** The whole, or nothing: a part that is missing would look as if nothing were kept there. */
function documentOf(person: Record<string, unknown>, { call, locale }: GatewayContext) {
  const { id, displayName, ...parts } = person
  return {
    ...texts[locale],
    locale,
    extractedAt: call!.now.toISOString(),
    person: { id, displayName },
    parts: Object.values(parts),
  }
}

/** Serves everything that is kept about a person as one document: GET /register-extract/:personId, with the token of a query. */
export function serveRegisterExtract(app: FastifyInstance, given: Given): void {
  const query = extractQuery(given.supergraph)
  app.get('/register-extract/:personId', async (request: FastifyRequest<{ Params: { personId: string } }>, reply) => {
    const context = await contextOf(request, given)
    if (!context.call) throw unauthenticated('NO_TOKEN', context.locale)
    const { personId } = request.params
    if (!isId(personId)) throw badInput('Give the UUID of a person: /register-extract/<id>.')
    const { data, errors = [] } = await ask<Data>(given, query, { id: personId }, context)
    if (errors.length > 0) return reply.code(statusOf(errors)).send({ errors })
    if (!data?.person || Object.values(data.person).includes(null))
      return reply.code(404).send({ errors: [nothingHere().toJSON()] })
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="register-extract-${personId}.json"`)
      .send(JSON.stringify(documentOf(data.person, context), null, 2))
  })
}
