import { aFlow, anAccount } from '@fairwell/testkit'
import { describe, expect, it } from 'vitest'
import { createCancelFlow } from '../create-cancel-flow.ts'
import { statutoryLabels, withdrawalLabels } from './statutory-labels.ts'

const complete = { confirm: { title: 'x' }, survey: { title: 'x', reasons: {} } }

function labelsFor(jurisdiction: string | undefined, locale: string) {
  const { survey: _, offers: __, ...rest } = aFlow().build()
  const definition = { ...rest, confirm: { title: 'Cancel?' } }
  const { confirm } = complete
  const flow = createCancelFlow({
    definition: {
      ...definition,
      locales: { de: { confirm }, fr: { confirm }, 'fr-CA': { confirm } },
    },
    account: anAccount().withSubscriber({ jurisdiction }).build(),
    locale,
  })
  return flow.$state.get().labels
}

describe('CF-03 what a law calls the controls', () => {
  it('is said in exactly its words', () => {
    expect(statutoryLabels.de).toMatchObject({
      exit: 'Verträge hier kündigen',
      cancel: 'jetzt kündigen',
    })
    expect(statutoryLabels.fr).toMatchObject({
      exit: 'résilier votre contrat',
      cancel: 'notification de la résiliation',
    })
    expect(withdrawalLabels.en).toMatchObject({
      exit: 'withdraw from contract here',
      cancel: 'confirm withdrawal',
    })
    expect(withdrawalLabels.fr).toMatchObject({
      exit: 'renoncer au contrat ici',
      cancel: 'confirmer la rétractation',
    })
  })

  it.each([
    ['fr', 'fr', statutoryLabels.fr],
    ['fr-re', 'fr-FR', statutoryLabels.fr],
    ['de-by', 'de', statutoryLabels.de],
    ['fr', 'en', undefined],
    ['fr', 'de', undefined],
    ['us-ca', 'fr', undefined],
    [undefined, 'fr', undefined],
  ])('for a subscriber in %s, in %s', (jurisdiction, locale, labels) => {
    expect(labelsFor(jurisdiction, locale)).toEqual(labels)
  })
})
