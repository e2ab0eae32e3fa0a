import { execFile } from 'node:child_process'
import { lchown, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Account {
  readonly uid: number
  readonly gid: number
}

export const isRoot = (): boolean => process.getuid?.() === 0

/** Who owns a file or folder, unless that is root or nobody at all. */
export async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

/** Run with sudo in someone's own folder, what we write there is theirs, or their next start without sudo would fail. */
export async function giveToOwner(path: string, dataDir: string): Promise<void> {
  const owner = isRoot() ? await ownerOf(dataDir) : undefined
  if (owner) await lchown(path, owner.uid, owner.gid)
}

async function systemAccount(name: string): Promise<Account | undefined> {
  const ask = async (flag: string) => Number((await promisify(execFile)('id', [flag, name])).stdout)
  return Promise.all([ask('-u'), ask('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => undefined,
  )
}

/** Who runs PostgreSQL when root may not: whoever owns the data already, else an account the system has for such things. */
export const accountFor = async (dataDir: string): Promise<Account | undefined> =>
  (await ownerOf(join(dataDir, 'postgres'))) ??
  (await ownerOf(dataDir)) ??
  (await systemAccount('postgres')) ??
  (await systemAccount('nobody'))
