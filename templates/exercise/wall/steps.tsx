// Navigation between the wall's scenes: back, next (links and arrow keys), and each scene by name.
import { SCENE_WORDS, type WallStep } from '../../../src/ach/exercise/wall-scenes.ts'
import { stepLink, type WallModel } from './model.ts'

export const WallSteps = ({ model }: { model: WallModel }) => {
  const { steps, at } = model
  const now = steps[at]
  const firsts = steps.filter(({ at: page }) => page === 1)
  return (
    <nav aria-label="Views of the wall">
      <a class="no-script" href={now ? stepLink(model, now) : model.path}>
        Reload
      </a>
      {steps.length > 1 && (
        <>
          <To model={model} step={steps[at - 1]} rel="prev" words="Back" sign="←" />
          <ul>
            {firsts.map((step) => (
              <li>
                <a href={stepLink(model, step)} aria-current={step.scene === now?.scene ? 'true' : undefined}>
                  {SCENE_WORDS[step.scene]}
                  {step.scene === now?.scene && pageWords(steps, now)}
                </a>
              </li>
            ))}
          </ul>
          <To model={model} step={steps[at + 1]} rel="next" words="Next" sign="→" />
        </>
      )}
    </nav>
  )
}

/** " 2/3" for a scene with several pages; otherwise ''. */
function pageWords(steps: readonly WallStep[], { scene, at }: WallStep): string {
  const pages = steps.filter((step) => step.scene === scene).length
  return pages > 1 ? ` ${at}/${pages}` : ''
}

const To = ({
  model,
  step,
  rel,
  words,
  sign,
}: {
  model: WallModel
  step: WallStep | undefined
  rel: string
  words: string
  sign: string
}) =>
  step ? (
    <a rel={rel} href={stepLink(model, step)} aria-label={words}>
      {sign}
    </a>
  ) : (
    <span aria-hidden="true" class="off">
      {sign}
    </span>
  )
