// By ISO 4217. What Intl would say differs from browser to browser: CLDR has no hundredths of a forint.
// https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html
const whole = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|X[AOP]F)$/
const thousandths = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/

/** How many digits of a currency stand behind the point. */
export function minorDigits(currency: string): number {
  return whole.test(currency) ? 0 : thousandths.test(currency) ? 3 : 2
}

/**
 * An amount in major units, such as 9 dollars for 900 cents, as most analytics take it.
 *
 * @param minor The amount in minor units of the currency (cents, or whole yen).
 * @param currency ISO 4217.
 */
export function toMajorUnits(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency)
}
