import type { FlowDefinition } from '@fairwell/core'
import { checkedPresets, isChecked, stampChecked } from '@fairwell/core/schema'

type Preset = Parameters<typeof stampChecked>[1][number]
type Table = NonNullable<FlowDefinition['locales']>[string]
type Copy = Table[string]

/** The definition without the offers that are not in `keptIds`, nor what arms and translations say of them. */
export function narrowDefinition(
  definition: FlowDefinition,
  keptIds: readonly string[],
): FlowDefinition {
  const { offers = [], experiments, locales, ...rest } = definition
  if (offers.every(({ id }) => keptIds.includes(id))) return definition
  const narrowed = {
    ...rest,
    offers: offers.filter(({ id }) => keptIds.includes(id)),
    ...(experiments && {
      experiments: experiments.map((experiment) => ({
        ...experiment,
        arms: experiment.arms.map(({ offers: patches, ...arm }) =>
          patches ? { ...arm, offers: keep(patches, keptIds) } : arm,
        ),
      })),
    }),
    ...(locales && {
      locales: Object.fromEntries(
        Object.entries(locales).map(([tag, copy]) => [tag, narrowCopy(copy, keptIds)]),
      ),
    }),
  }
  // What was checked stays so with fewer offers; a page need not check it again.
  return isChecked(definition)
    ? stampChecked(narrowed, checkedPresets(definition) as Preset[])
    : narrowed
}

/** Translations mirror the definition: what `offers` holds, at any depth, is keyed by offer id. */
function narrowCopy(copy: Table, keptIds: readonly string[]): Table {
  const entries = Object.entries(copy).map(([key, inner]): [string, Copy] => {
    if (!isTable(inner)) return [key, inner]
    return [key, key === 'offers' ? keep(inner, keptIds) : narrowCopy(inner, keptIds)]
  })
  return Object.fromEntries(entries)
}

function keep<Value>(table: { readonly [id: string]: Value }, keptIds: readonly string[]) {
  return Object.fromEntries(Object.entries(table).filter(([id]) => keptIds.includes(id)))
}

function isTable(value: Copy | undefined): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
