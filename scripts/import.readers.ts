import { basename } from 'node:path'
import { readExported } from '../subgraphs/governance/imports/exported.ts'
import type { FigureFile } from '../subgraphs/governance/imports/figures.ts'
import { readKolada, readUnits } from '../subgraphs/governance/imports/kolada.ts'
import { readMapped, readMapping } from '../subgraphs/governance/imports/mapping.ts'
import { readDescription, readSkolverket, tableNamed } from '../subgraphs/governance/imports/skolverket.ts'
import { readEconomy, readPersonnel, readSurveyResults } from '../subgraphs/governance/imports/tables.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'

interface Read {
  readonly path: string
  readonly bytes: Uint8Array
}

interface Options {
  readonly source?: string | undefined
  readonly table?: string | undefined
  readonly kpis?: string | undefined
  readonly units?: string | undefined
  readonly mapping?: string | undefined
}

async function tableOf(name: string, read: (path: string) => Promise<Read>) {
  const known = tableNamed(name)
  if (known) return known
  if (!name.endsWith('.json')) throw new UserError(`--table ${name} is no table that is known. Describe it in a JSON file.`)
  return readDescription((await read(name)).bytes)
}

const namedFile = ({ path, bytes }: Read) => ({ name: basename(path), bytes })

/** Reads a file of figures as its command says; the files its options name as well. */
export async function readFigures(
  what: string,
  files: readonly Read[],
  { source, table, kpis, units, mapping }: Options,
  read: (path: string) => Promise<Read>,
): Promise<FigureFile> {
  const { bytes } = files[0]!
  switch (what) {
    case 'skolverket':
      return readSkolverket(bytes, await tableOf(table ?? '', read))
    case 'kolada': {
      const known = units === undefined ? new Map<string, string>() : readUnits((await read(units)).bytes)
      return readKolada(files.map(namedFile), namedFile(await read(kpis!)), known)
    }
    case 'economy':
      return readEconomy(bytes, source)
    case 'personnel':
      return readPersonnel(bytes, source)
    case 'survey-results':
      return readSurveyResults(bytes, source)
    case 'csv':
      return readMapped(bytes, readMapping((await read(mapping!)).bytes))
    default:
      return readExported(bytes)
  }
}
