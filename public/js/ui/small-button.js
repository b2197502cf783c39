// @ts-check

/** A small button that is made by a script. @param {string} words @param {() => void} act */
export function smallButton(words, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn'
  button.dataset.size = 's'
  button.textContent = words
  button.addEventListener('click', act)
  return button
}
