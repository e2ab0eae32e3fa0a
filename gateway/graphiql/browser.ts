import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']
// Chromium calls home for updates, sync and QUIC unless told not to; a test must send nothing beyond this machine.
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Chromium or Chrome this machine has, if any: nothing is downloaded. */
export function findBrowser(path: string = process.env['PATH'] ?? ''): string | undefined {
  const folders = ['/usr/bin', ...path.split(delimiter).filter(Boolean)]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun)
}

/** Opens a headless browser, or gives null where none is installed. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = findBrowser()
  if (!executablePath) return null
  // Chromium's sandbox refuses to start as root, which is who runs in most containers.
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox', ...flags] : flags })
}
