import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, inject, it, vi } from 'vitest'
import { bytes, table, text, withLine } from '../subgraphs/governance/skolverket/skolverket.testing.ts'
import { importYear9 } from './import.skolverket.ts'
import { newDemoDatabase } from './testing.database.ts'
import { expectRefused, newFolder, start, stopAll } from './testing.process.ts'

vi.setConfig({ testTimeout: 90_000 })
afterEach(stopAll)

it('The import names every faulty line, says when nothing changed, and draws no bar in a pipe', async () => {
  const { url: DATABASE_URL, adminUrl: MIGRATION_DATABASE_URL } = await newDemoDatabase(inject('adminUrl'))
  const folder = await newFolder()
  const [good, bad] = [join(folder, 'good.csv'), join(folder, 'bad.csv')]
  await writeFile(good, text())
  await writeFile(bad, text(withLine(11, '0998', '998', withLine(7, '67,5', '675', table))))
  const load = (path: string) => start({ DATABASE_URL, MIGRATION_DATABASE_URL }, 'import.ts', 'skolverket-grades', path)
  const [refused, absent] = [load(bad), load(join(folder, 'none.csv'))]
  expect(await refused.ended).toBe(1)
  expect(refused.err()).toMatch(/bad\.csv was refused and nothing was imported\. .*:\n {2}line 7, [^\n]+\n {2}line 11, [^\n]+\n$/)
  await expectRefused(absent, /^Cannot read .*none\.csv \(ENOENT\)\./)
  await importYear9(DATABASE_URL, bytes(text()), new Date('2026-11-22T11:00:00Z'), () => () => {})
  const again = load(good)
  expect([await again.ended, again.err()]).toEqual([0, ''])
  expect(again.out()).toMatch(/5 units, 4 authorities, 20 figures: all there already, nothing changed$/m)
  expect(again.out()).not.toMatch(/\r|█|░|rows,/)
  await rm(folder, { recursive: true })
})
