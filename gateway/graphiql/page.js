import { Answer } from './page.answer.js'
import { createSession } from './page.session.js'

const { React, ReactDOM, GraphiQL } = window
const { createElement: h, useEffect } = React
const element = (id) => document.getElementById(id)
const [main, status, description] = ['graphiql', 'status', 'description'].map(element)
const [example, persona, assurance, token, language] = ['example', 'persona', 'assurance', 'token', 'language'].map(element)
const withPersonas = main.dataset.personas === 'true'
const session = createSession(main.dataset.endpoint)

const emptyTab = `# Ctrl-Space completes, Ctrl-Enter runs, Escape leaves the editor.

query {
  viewer {
    kind
    assurance
  }
}
`
const json = (value) => (Object.keys(value).length > 0 ? JSON.stringify(value, null, 2) : '')

async function getJson(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}`)
  return response.json()
}

function say(text, { isProblem = false } = {}) {
  status.textContent = text
  status.classList.toggle('problem', isProblem)
}

// GraphiQL would keep queries, variables and headers in localStorage, where a civic number in a variable outlives the day.
function memoryStorage() {
  const items = new Map()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    get length() {
      return items.size
    },
  }
}

const examples = await getJson('/graphiql/examples.json')
const people = withPersonas
  ? await getJson('/dev/personas').catch((error) => {
      say(`The personas could not be read: ${error.message}`, { isProblem: true })
      return []
    })
  : []

const options = (of) => of.map(({ id, text }) => new Option(text, id))
for (const label of new Set(examples.map(({ group }) => group))) {
  const heading = Object.assign(document.createElement('optgroup'), { label })
  heading.append(...options(examples.filter(({ group }) => group === label).map(({ id, name }) => ({ id, text: name }))))
  example.append(heading)
}
persona.append(...options(people.map(({ persona: id, name }) => ({ id, text: `${name} (${id})` }))))
for (const part of document.querySelectorAll('[data-only]')) part.hidden = (part.dataset.only === 'personas') !== withPersonas

// Each editor tab remembers who asked there.
const seats = new Map()
let graphiql
let signedInAs = ''

async function signIn() {
  const asked = `${persona.value} ${assurance.value}`
  const person = people.find((one) => one.persona === persona.value)
  if (!person || asked === signedInAs) return
  signedInAs = asked
  const who = person.name
  say(`Signing in as ${who} …`)
  try {
    await session.as(person.persona, assurance.value)
    if (asked === signedInAs) say(`Signed in as ${who}. ${person.description}`)
  } catch (error) {
    if (asked !== signedInAs) return
    signedInAs = ''
    say(`Not signed in as ${who}: ${error.message}`, { isProblem: true })
  }
}

function takeSeat(seat) {
  const found = examples.find(({ id }) => id === seat.example)
  example.value = seat.example
  description.textContent = found?.description ?? 'Your own query.'
  if (people.some((one) => one.persona === seat.persona)) persona.value = seat.persona
  assurance.value = seat.assurance
  void signIn()
}

const seatNow = () => ({ example: '', persona: persona.value, assurance: assurance.value })
const seatFor = ({ id, persona: who, assurance: level }) => ({ example: id, persona: who, assurance: level })

function enterTab(id) {
  if (!seats.has(id)) seats.set(id, seats.size === 0 ? seatFor(examples[0]) : seatNow())
  takeSeat(seats.get(id))
}

function openExample(chosen) {
  const { tabs, addTab, changeTab } = graphiql.editor
  const open = tabs.findIndex(({ id }) => seats.get(id)?.example === chosen.id)
  ReactDOM.flushSync(() => (open < 0 ? addTab() : changeTab(open)))
  const { editor, tabId } = graphiql
  const values = { query: chosen.query, variables: json(chosen.variables) }
  // GraphiQL reads the operation's name 100 ms after the text changed; until then it would send the former tab's.
  editor.queryEditor.operationName = null
  editor.queryEditor.setValue(values.query)
  editor.variableEditor.setValue(values.variables)
  editor.updateActiveTabValues({ ...values, operationName: null })
  seats.set(tabId, seatFor(chosen))
  takeSeat(seats.get(tabId))
}

// Tab indents in the editor; without another way out a keyboard would be caught there.
const wayOut = { Esc: () => document.querySelector('.graphiql-execute-button').focus() }

function ready(editors) {
  for (const one of editors) one.addKeyMap(wayOut)
  for (const control of [example, persona, assurance, token]) control.disabled = false
}

// Lives inside GraphiQL to reach its tabs and its schema, which it gives to no one outside.
function Bridge() {
  const editor = GraphiQL.React.useEditorContext({ nonNull: true })
  const { introspect } = GraphiQL.React.useSchemaContext({ nonNull: true })
  const { stop } = GraphiQL.React.useExecutionContext({ nonNull: true })
  const { id } = editor.tabs[editor.activeTabIndex]
  graphiql = { editor, introspect, stop, tabId: id }
  const editors = [editor.queryEditor, editor.variableEditor, editor.headerEditor, editor.responseEditor]
  const isReady = editors.every(Boolean)
  useEffect(() => enterTab(id), [id])
  useEffect(() => (isReady ? ready(editors) : undefined), [isReady])
  return h(Answer)
}

const asking = () => `${graphiql?.tabId} ${persona.value} ${assurance.value}`

// GraphiQL puts a late answer in whichever tab is open; it must not stand beside another person's name.
async function fetcher(params, options) {
  const asked = asking()
  const answer = await session.fetcher(params, options)
  if (params.operationName === 'IntrospectionQuery' || asked === asking()) return answer
  graphiql.stop()
  return new Promise(() => {})
}

function askAs() {
  const id = graphiql.tabId
  seats.set(id, { ...seats.get(id), persona: persona.value, assurance: assurance.value })
  void signIn()
}

example.addEventListener('change', () => openExample(examples.find(({ id }) => id === example.value)))
persona.addEventListener('change', askAs)
assurance.addEventListener('change', askAs)
language.addEventListener('change', () => session.speak(language.value))
token.addEventListener('change', () => {
  session.paste(token.value.trim())
  say(token.value ? 'Asking with the pasted token' : 'No token: paste one to ask')
  graphiql.introspect()
})

const [first] = examples
takeSeat(seatFor(first))
if (!withPersonas) say('No token: paste one to ask')

const firstTab = { query: first.query, variables: json(first.variables) }
ReactDOM.createRoot(main).render(
  h(
    GraphiQL,
    {
      fetcher,
      storage: memoryStorage(),
      shouldPersistHeaders: false,
      maxHistoryLength: 1,
      defaultQuery: emptyTab,
      defaultTabs: [firstTab],
      variables: firstTab.variables,
      defaultEditorToolsVisibility: 'variables',
      inputValueDeprecation: true,
      schemaDescription: true,
    },
    h(GraphiQL.Logo, null, 'GraphiQL'),
    h(GraphiQL.Footer, null, h(Bridge)),
  ),
)
