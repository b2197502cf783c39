// @ts-check
// Allows htmx to insert the HTML that this server sends. The security policy requires Trusted Types, and this is the only policy: strings
// still cannot become scripts or addresses of scripts.
const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy(name: string, rules: object): unknown } }} */ (
  /** @type {unknown} */ (window)
)
trustedTypes?.createPolicy('default', { createHTML: (/** @type {string} */ html) => html })
