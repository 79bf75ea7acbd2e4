/** The words of two controls, where a law says them. */
export interface StatutoryLabels {
  /** The language that the law says them in, a BCP 47 tag. */
  readonly lang: string
  /** What leads to cancelling. */
  readonly exit: string
  /** What cancels: the last control. */
  readonly cancel: string
}

/**
 * What a cancellation has to be called, "nothing but these words or an equally clear wording". No word
 * of ours or of a page's is clearer, so a flow in that place and language has these.
 * California's "click to cancel, or words to that effect" (Business and Professions Code §17602(e)(2))
 * is what the flow says anyway: cancel now, cancel subscription.
 */
export const statutoryLabels = {
  /** §312k(2) BGB. https://www.gesetze-im-internet.de/bgb/__312k.html */
  de: { lang: 'de', exit: 'Verträge hier kündigen', cancel: 'jetzt kündigen' },
  /**
   * L215-1-1 and D215-1 to -3 Code de la consommation.
   * https://sorba-avocat.fr/entree-en-vigueur-de-la-resiliation-en-ligne-des-contrats-conclus-par-voie-electronique/
   */
  fr: {
    lang: 'fr',
    exit: 'résilier votre contrat',
    cancel: 'notification de la résiliation',
  },
} as const satisfies { readonly [preset: string]: StatutoryLabels }

/**
 * What a page has to call its withdrawal from a contract in the first 14 days, which must not pass
 * through a cancel flow: data for pages and for what checks them.
 */
export const withdrawalLabels = {
  /** Directive 2011/83/EU, Art. 11a, by Directive 2023/2673. http://data.europa.eu/eli/dir/2023/2673/oj */
  en: { lang: 'en', exit: 'withdraw from contract here', cancel: 'confirm withdrawal' },
  /** L221-21 and D221-5 Code de la consommation. */
  fr: { lang: 'fr', exit: 'renoncer au contrat ici', cancel: 'confirmer la rétractation' },
} as const satisfies { readonly [language: string]: StatutoryLabels }
