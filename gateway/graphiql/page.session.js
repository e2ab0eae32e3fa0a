// Who is asking. The token lives in this closure alone: no storage, no cookie, gone with the browser tab.

const renewAtShareOfLife = 0.9

async function requestToken({ persona, assurance }) {
  const response = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona, assurance }),
  })
  if (!response.ok) throw new Error(`no token was given (HTTP ${response.status})`)
  const { access_token, expires_in } = await response.json()
  return { value: access_token, renewAt: Date.now() + expires_in * 1000 * renewAtShareOfLife }
}

async function readAnswer(response) {
  try {
    return await response.json()
  } catch {
    return { errors: [{ message: `The gateway answered HTTP ${response.status} without JSON.` }] }
  }
}

// Asked again only where nothing at all was answered, so that no mutation runs twice.
const isUnauthenticated = (status, answer) =>
  !answer.data && (status === 401 || answer.errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED'))

export function createSession(endpoint) {
  let seat = null
  let held
  let pasted = ''
  let language = 'sv'

  const freshToken = () => {
    const asked = requestToken(seat)
    asked.catch(() => {
      if (held === asked) held = undefined
    })
    return (held = asked)
  }

  const token = async () => {
    if (!seat) return pasted
    const current = await (held ?? freshToken())
    return (current.renewAt > Date.now() ? current : await freshToken()).value
  }

  const post = async (params, headers) => {
    const all = new Headers({ 'content-type': 'application/json', accept: 'application/json', 'accept-language': language })
    const bearer = await token()
    if (bearer) all.set('authorization', `Bearer ${bearer}`)
    for (const [name, value] of Object.entries(headers ?? {})) all.set(name, String(value))
    const response = await fetch(endpoint, { method: 'POST', headers: all, body: JSON.stringify(params) })
    const { data, errors, ...rest } = await readAnswer(response)
    // Data first: thirty refusals alike would push it out of sight.
    return { status: response.status, answer: { data, errors, ...rest } }
  }

  return {
    /** Asks as a persona from now on; settles when the token is there. */
    async as(persona, assurance) {
      seat = { persona, assurance }
      held = undefined
      await token()
    },
    paste(text) {
      pasted = text
    },
    speak(tag) {
      language = tag
    },
    /** GraphiQL's fetcher. */
    async fetcher(params, options) {
      try {
        const first = await post(params, options?.headers)
        if (!seat || !isUnauthenticated(first.status, first.answer)) return first.answer
        held = undefined
        return (await post(params, options?.headers)).answer
      } catch (error) {
        return { errors: [{ message: `Not asked: ${error.message}` }] }
      }
    },
  }
}
