import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { bjorkskolan, ekhamraskolan, queueOf } from '../place_application/places.testing.ts'

describe("The demo's places and fees", () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const names = async (persona: string, unit: string, schoolType: string) => {
    const queue = await queueOf(world, persona, unit, schoolType)
    return (queue as Record<string, unknown>[]).map(({ childName }) => childName)
  }

  it('have queues in the order that the authority has decided', async () => {
    expect(await names('school-admin', ekhamraskolan, 'GR')).toEqual(['Nils Bergström', 'Tilde Sjögren'])
    expect(await names('principal-other-school', bjorkskolan, 'FTH')).toEqual(['Viggo Sjögren'])
  })

  it('have an offer that Nils’s mother may answer', async () => {
    const { data } = await world.ask(
      'guardian',
      '{ viewer { person { responsibleFor { pupil { placeApplications { state offers { state permittedActions } } } } } } }',
    )
    const applications = data.viewer.person.responsibleFor.flatMap(
      ({ pupil }: { pupil: { placeApplications: object[] } }) => pupil.placeApplications,
    )
    expect(applications).toEqual([{ state: 'OFFERED', offers: [{ state: 'OPEN', permittedActions: ['ANSWER_PLACE_OFFER'] }] }])
  })

  it('have a household that pays by the municipality’s own tariff, which is not named as the state’s', async () => {
    const fees = '{ myFeeHouseholds { fees { childName amount feeTariff { displayName organisation { displayName } } } } }'
    for (const persona of ['guardian', 'step-parent']) {
      const { data } = await world.ask(persona, fees)
      const [own] = data.myFeeHouseholds[0].fees
      expect(own).toMatchObject({ childName: 'Nils Bergström', amount: 1040 })
      expect(own.feeTariff).toEqual({
        displayName: 'Ekhamra kommuns egen taxa (påhittad)',
        organisation: { displayName: 'Ekhamra kommun' },
      })
    }
  })
})
