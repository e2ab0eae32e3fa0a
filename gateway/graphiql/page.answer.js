// Says under the answer what was refused and why, once per field: a class of thirty gives thirty errors alike.

const { React, GraphiQL } = window
const { createElement: h, useMemo } = React
const refusals = ['FORBIDDEN', 'STEP_UP_REQUIRED', 'UNAUTHENTICATED']
const answered = 'Answered without errors. Rows you may not see are left out.'
const list = new Intl.ListFormat('en', { type: 'conjunction' })

const fieldOf = (path) => (path ?? []).filter((step) => typeof step === 'string' && step !== 'edges' && step !== 'node').join('.')
const needsOf = (needs) => Object.entries(needs ?? {}).map(([what, value]) => `${what} ${[].concat(value).join(' or ')}`)

function group(errors) {
  const groups = new Map()
  for (const { message, path, extensions = {} } of errors) {
    const kind = { code: extensions.code ?? 'ERROR', field: fieldOf(path), message, needs: needsOf(extensions.needs) }
    const key = JSON.stringify(kind)
    groups.set(key, { ...kind, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()]
}

function parse(response) {
  try {
    return JSON.parse(response)
  } catch {
    return null
  }
}

const counted = (count, one, many) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

function summary(answer, groups) {
  const of = (isRefused) =>
    groups.filter(({ code }) => refusals.includes(code) === isRefused).reduce((sum, { count }) => sum + count, 0)
  const refused = of(true)
  const failed = of(false)
  const parts = [
    ...(refused ? [counted(refused, 'refusal', 'refusals')] : []),
    ...(failed ? [counted(failed, 'error', 'errors')] : []),
  ]
  return `${list.format(parts)}. ${answer.data ? 'The rest of the answer stands.' : 'There is no answer.'}`
}

const row = ({ code, field, message, needs, count }) =>
  h(
    'li',
    { key: `${code} ${field} ${message}` },
    h('code', { className: 'answer-code' }, code),
    field && h('code', { className: 'answer-field' }, field),
    count > 1 && h('span', { className: 'answer-count' }, `${count} times`),
    h('p', null, message, needs.length > 0 && ` Needs ${list.format(needs)}.`),
  )

export function Answer() {
  const { tabs, activeTabIndex } = GraphiQL.React.useEditorContext({ nonNull: true })
  const response = tabs[activeTabIndex]?.response
  const answer = useMemo(() => (response ? parse(response) : null), [response])
  const groups = useMemo(() => group(answer?.errors ?? []), [answer])
  if (!answer) return null
  if (groups.length === 0) return h('p', { className: 'answer', role: 'status' }, answered)
  return h(
    'section',
    { className: 'answer', 'aria-label': 'What was refused' },
    h('p', { role: 'status' }, summary(answer, groups)),
    h('ul', null, groups.map(row)),
  )
}
