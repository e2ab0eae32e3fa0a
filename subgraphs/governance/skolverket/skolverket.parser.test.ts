import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYear9Table, type Figure, type KpiCode, type Year9Table } from './skolverket.parser.ts'
import { read, table, text, withLine } from './skolverket.testing.ts'

const value = (number: number, isNearlyAll = false): Figure => ({ kind: 'VALUE', value: number, isNearlyAll })
const suppressed: Figure = { kind: 'SUPPRESSED' }
const missing: Figure = { kind: 'MISSING' }

const figures = (file: Year9Table, code: string) =>
  file.units.find(({ schoolUnitCode }) => schoolUnitCode === code)?.figures.map(({ figure }) => figure)

describe('a sound table', () => {
  it('is read with its period, its authorities and its units', () => {
    const file = read(text())
    expect(file.period).toBe('2024/25')
    expect(file.authorities).toEqual([
      { organisationNumber: '2120000001', displayName: 'Ekköpings kommun', authorityType: 'Kommunal', municipalityCode: '0999' },
      { organisationNumber: '5560000001', displayName: 'Lärkan AB', authorityType: 'Enskild' },
      { organisationNumber: '2220000001', displayName: 'Ekbygdens Kommunalförbund', authorityType: 'Kommunal' },
      { organisationNumber: '2120000002', displayName: 'Granby kommun', authorityType: 'Kommunal', municipalityCode: '0998' },
    ])
    expect(file.units).toHaveLength(5)
    expect(file.units[0]).toMatchObject({
      schoolUnitCode: '10000001',
      displayName: 'Sjöskolan',
      municipalityCode: '0999',
      authority: '2120000001',
    })
    expect(file.units[0]?.figures.map(({ kpiCode, gender }) => [kpiCode, gender])).toEqual([
      ['skolverket.year9.pupils', 'ALL'],
      ['skolverket.year9.allCriteriaShare', 'ALL'],
      ['skolverket.year9.eligibleShare', 'ALL'],
      ['skolverket.year9.meritValue', 'ALL'],
    ])
  })

  it('tells hidden, missing, nearly all and zero apart', () => {
    const file = read(text())
    expect(figures(file, '10000001')).toEqual([value(102), value(67.5), value(100, true), value(229.1)])
    expect(figures(file, '10000002')).toEqual([suppressed, missing, suppressed, suppressed])
    expect(figures(file, '10000003')).toEqual([value(1020), value(100), value(0), value(0)])
  })

  it.each([
    ['without a byte order mark', text().slice(1)],
    ['with the line ends of Windows', text().replaceAll('\n', '\r\n')],
    ['with a no-break space in a thousand', text().replace('1 020', '1\u00a0020')],
    [
      'with its columns in another order',
      text(table.map((line, at) => (at > 4 && at < 11 ? line.replace(/^([^;]*);([^;]*);/, '$2;$1;') : line))),
    ],
    ['with a quoted name', text().replace('Sjöskolan', '"Sjöskolan"')],
  ])('reads the same %s', (_, content) => expect(read(content)).toEqual(read(text())))

  it('gives an authority with schools in two municipalities no municipality', () => {
    const [first] = read(text(withLine(8, 'Ekköping;0999', 'Granby;0998'))).authorities
    expect(first).toEqual({ organisationNumber: '2120000001', displayName: 'Ekköpings kommun', authorityType: 'Kommunal' })
  })
})

it('a figure is read as Skolverket wrote it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 3400 }), (tenths) => {
      const written = `${Math.floor(tenths / 10)},${tenths % 10}`
      expect(figures(read(text(withLine(7, /229,1$/, ` ${written}`))), '10000001')?.[3]).toEqual(value(tenths / 10))
    }),
  )
})

const real = fileURLToPath(new URL('../../../../shared/data/skolverket-year9-final-grades-2025.csv', import.meta.url))

describe.skipIf(!existsSync(real))("Skolverket's own file of 2024/25", () => {
  const file = existsSync(real) ? readYear9Table(readFileSync(real)) : undefined
  const count = (kpi: KpiCode, matches: (figure: Figure) => boolean) =>
    file?.units.filter(({ figures: own }) => own.some(({ kpiCode, figure }) => kpiCode === kpi && matches(figure))).length

  it('holds 1,714 units of 625 authorities, 290 of them municipalities', () => {
    expect(file?.period).toBe('2024/25')
    expect(file?.units).toHaveLength(1714)
    expect(file?.authorities).toHaveLength(625)
    expect(new Set(file?.authorities.flatMap(({ municipalityCode }) => municipalityCode ?? [])).size).toBe(290)
  })

  it.each([
    ['89029385', [value(333), value(67), value(80.5), value(210.9)]],
    ['35547286', [value(65), value(98.5), value(100, true), value(302)]],
    ['47986219', [value(23), value(100), value(100), value(304)]],
    ['48000763', [suppressed, missing, missing, suppressed]],
    ['28138418', [value(26), suppressed, value(42.3), value(121.9)]],
    ['66620411', [value(20), missing, missing, missing]],
  ])('says of unit %s what grep finds', (code, expected) => expect(file && figures(file, code)).toEqual(expected))

  it('hides, lacks and rounds as many figures as grep counts', () => {
    expect(count('skolverket.year9.pupils', ({ kind }) => kind === 'SUPPRESSED')).toBe(113)
    expect(count('skolverket.year9.allCriteriaShare', ({ kind }) => kind === 'MISSING')).toBe(64)
    expect(count('skolverket.year9.eligibleShare', (figure) => figure.kind === 'VALUE' && figure.isNearlyAll)).toBe(354)
    expect(count('skolverket.year9.meritValue', ({ kind }) => kind === 'VALUE')).toBe(1582)
  })
})
