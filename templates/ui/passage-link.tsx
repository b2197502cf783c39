// Links from an item of evidence back to the passage that it quotes. Views of readers and participants have no passages.
import { passageOf } from '../../src/ach/model/source-texts.ts'
import type { View } from '../../src/ach/view/view.ts'
import { passageLink } from '../../src/paths.ts'

interface Props {
  readonly id: string
  readonly view: View
  readonly evidence: string
}

/** The address of the passage; null if there is none that can be opened. */
export function passageHref({ id, view, evidence }: Props): string | null {
  const found = view.readOnly ? null : passageOf(view, evidence)
  return found && passageLink(id, found.text.id, evidence)
}

/** "From “Title”" */
export const PassageLink = (props: Props) => {
  const href = passageHref(props)
  const found = passageOf(props.view, props.evidence)
  if (href === null || found === null) return null
  return (
    <p class="meta">
      From the text <a href={href}>“{found.text.title}”</a>
    </p>
  )
}
