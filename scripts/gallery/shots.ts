/** One picture of the gallery. */
export interface Shot {
  /** Name of its file, without ending. */
  readonly file: string
  /** What it shows, for who cannot see it. */
  readonly alt: string
  readonly brand: Brand
  readonly screen: ScreenName
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height: number
  readonly layout?: 'modal' | 'sheet' | 'inline'
  readonly locale?: string
  readonly forcedColors?: true
  /** The page around it, too. */
  readonly isWhole?: true
}

/** Every screen that a subscriber can meet. */
export const screenNames = [
  'info',
  'survey',
  'questions',
  'custom',
  'permission',
  'offer',
  'confirm',
  'working',
  'saved',
  'cancelled',
  'failed',
] as const
export type ScreenName = (typeof screenNames)[number]

/** The brands of `examples/definitions/brands`. */
export const brands = ['nele', 'harbor', 'marigold', 'quire'] as const
export type Brand = (typeof brands)[number]

const wide = { width: 1280, height: 860 }
const phone = { width: 390, height: 740, isWhole: true } as const
const nele = { brand: 'nele', theme: 'light' } as const

/** Each screen in light, in dark and on a phone. */
export const screenShots: readonly Shot[] = screenNames.flatMap((screen) => [
  { ...nele, ...wide, screen, file: `${screen}-light`, alt: `${screen}, light` },
  { ...nele, ...wide, screen, theme: 'dark', file: `${screen}-dark`, alt: `${screen}, dark` },
  { ...nele, ...phone, screen, file: `${screen}-phone`, alt: `${screen}, on a phone` },
])

/** What design tokens make of the same screens. */
export const brandShots: readonly Shot[] = brands.flatMap((brand) =>
  (['survey', 'offer'] as const).flatMap((screen) =>
    (['light', 'dark'] as const).map((theme) => ({
      ...wide,
      brand,
      screen,
      theme,
      file: `brand-${brand}-${screen}-${theme}`,
      alt: `${brand}: ${screen}, ${theme}`,
    })),
  ),
)

/** Where the flow may stand. */
export const layoutShots: readonly Shot[] = (['modal', 'sheet', 'inline'] as const).flatMap(
  (layout) => [
    {
      ...nele,
      ...wide,
      height: 760,
      screen: 'survey',
      layout,
      isWhole: true,
      file: `layout-${layout}`,
      alt: `${layout}, on a desk`,
    },
    {
      ...nele,
      ...phone,
      screen: 'survey',
      layout,
      file: `layout-${layout}-phone`,
      alt: `${layout}, on a phone`,
    },
  ],
)

/** Other languages and needs. */
export const readerShots: readonly Shot[] = [
  { ...nele, ...wide, screen: 'offer', locale: 'de', file: 'german', alt: 'offers in German' },
  { ...nele, ...wide, screen: 'offer', locale: 'ar', file: 'arabic', alt: 'offers in Arabic' },
  {
    ...nele,
    ...phone,
    screen: 'survey',
    locale: 'ar',
    theme: 'dark',
    file: 'arabic-phone',
    alt: 'the survey in Arabic, on a phone',
  },
  {
    ...nele,
    ...wide,
    screen: 'offer',
    theme: 'dark',
    forcedColors: true,
    file: 'forced-colours',
    alt: 'offers in forced colours',
  },
]

export const shots: readonly Shot[] = [
  ...screenShots,
  ...brandShots,
  ...layoutShots,
  ...readerShots,
]
