import type { FlowDefinition } from '@fairwell/core'

type Table = NonNullable<FlowDefinition['locales']>[string]
type Copy = Table[string]

/**
 * The definition without the offers that are not in `keptIds`, nor what arms and translations say of them.
 * The `checked` mark goes too: it vouches for another text.
 */
export function narrowDefinition(
  definition: FlowDefinition,
  keptIds: readonly string[],
): FlowDefinition {
  const { offers = [], experiments, locales, checked, ...rest } = definition
  if (offers.every(({ id }) => keptIds.includes(id))) return definition
  return {
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
