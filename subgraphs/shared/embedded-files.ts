import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  chown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { giveToOwner, isRoot, ownerOf } from './embedded-account.ts'
import { isAlive, runProgram, type Programs } from './embedded-programs.ts'
import { UserError } from './user-error.ts'

export const adminName = 'skolgraf_admin'

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

/** What to tell about a path that the system refuses. */
function refused(path: string, error: unknown): Error {
  const code = codeOf(error)
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new UserError(
      `${path} cannot be the data folder because a file is in the way: move the file, or set DATA_DIR to another folder.`,
    )
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new UserError(`${path} cannot be read and written by you: change who owns it, or set DATA_DIR to another folder.`)
  return new UserError(`${path} cannot be used (${code}): mend it, or set DATA_DIR to another folder.`)
}

/**
 * Makes the data folder and proves it can be written to.
 * @throws UserError naming the path.
 */
export async function prepareFolder(path: string): Promise<string> {
  try {
    // An unprivileged PostgreSQL must pass through a folder of root's; what lies in it is closed one by one.
    await mkdir(path, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    const isFolder = (await stat(path)).isDirectory()
    if (isFolder) return await realpath(path)
  } catch (error) {
    throw refused(path, error)
  }
  throw refused(path, { code: 'ENOTDIR' })
}

async function makePassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'password')
  const draft = `${path}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, randomBytes(24).toString('hex'), { mode: 0o600 })
  await giveToOwner(draft, dataDir)
  // A link, unlike a write, is there in full or not at all, and of two processes the first one wins.
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw refused(path, error)
  })
  await rm(draft)
  return readPassword(dataDir)
}

async function readPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'password')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw refused(path, error)
    throw new UserError(
      `${path} is missing, and without it the database beside it cannot be opened: restore it, or remove ${dataDir}.`,
    )
  }
}

const tenMinutes = 10 * 60_000

// A process that died during initdb left its folder behind. Its number may have been reused, hence the age.
async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = /^postgres-new-(\d+)-/.exec(name)?.[1]
    if (!pid) continue
    const path = join(dataDir, name)
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0)
    if (!isAlive(Number(pid)) || age > tenMinutes) await rm(path, { recursive: true, force: true })
  }
}

// `und`, so that a list that forgot to ask for Swedish order shows it here too, and not first in production.
const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=icu', '--icu-locale=und']
const clusterKind = ['-U', adminName, '--auth=scram-sha-256', ...locale, '--no-sync', '--no-instructions']

async function initialise(dataDir: string, cluster: string, password: string, programs: Programs): Promise<void> {
  const draft = await mkdtemp(join(dataDir, `postgres-new-${process.pid}-`))
  const passwordFile = join(draft, 'password')
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    const { account } = programs.launcher
    if (account) for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid)
    const place = ['-D', join(draft, 'cluster'), `--pwfile=${passwordFile}`]
    const { problem } = await runProgram(programs, 'initdb', [...place, ...clusterKind])
    if (problem)
      throw new UserError(`PostgreSQL could not make a database in ${dataDir} (${problem}): mend that, then start again.`)
    await rename(join(draft, 'cluster'), cluster).catch((error: unknown) => {
      const anotherWasQuicker = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))
      if (!anotherWasQuicker) throw refused(cluster, error)
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function checkCluster(cluster: string, programs: Programs): Promise<void> {
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (!version)
    throw new UserError(`${cluster} is not a PostgreSQL data folder that you may read: move it away, or change who owns it.`)
  if (version !== programs.major)
    throw new UserError(
      `${cluster} was made by PostgreSQL ${version} and this is PostgreSQL ${programs.major}: ` +
        'move its data over with pg_dump, or set DATA_DIR to another folder.',
    )
  const { account } = programs.launcher
  // Restored from a backup as root, say. chown(1), because node walks no folders.
  if (account && !(await ownerOf(cluster))) await promisify(execFile)('chown', ['-R', `${account.uid}:${account.gid}`, cluster])
}

/**
 * Sees to it that `dataDir/postgres` is a whole cluster of our version, made now if there is none, and tells its password.
 * @throws UserError when the folder holds something else, or the password file is gone.
 */
export async function prepareCluster(dataDir: string, programs: Programs): Promise<{ cluster: string; password: string }> {
  const cluster = join(dataDir, 'postgres')
  await removeLeftovers(dataDir)
  const found = await lstat(cluster).catch(() => undefined)
  const password = found ? await readPassword(dataDir) : await makePassword(dataDir)
  if (!found) await initialise(dataDir, cluster, password, programs)
  await checkCluster(cluster, programs)
  return { cluster, password }
}
