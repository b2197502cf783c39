// Help: every keyboard shortcut, from the lists that the matrix also shows.
import { type KeyLine, OTHER_KEYS, RATING_KEY_LINES, WHERE_KEYS_ACT } from '../matrix/keys.ts'
import { HelpSection } from './section.tsx'

export const KEYBOARD_LEAD =
  'Everything works by keyboard alone. The matrix, the table of evidence, the heat map, source texts and the wall add the keys below.'

export const KeyboardHelp = () => (
  <>
    <HelpSection id="matrix" heading="In the matrix">
      <p class="quiet">{WHERE_KEYS_ACT} After a rating the focus moves to the next cell of the row.</p>
      <Keys lines={[...RATING_KEY_LINES, ...OTHER_KEYS]} />
    </HelpSection>
    <HelpSection id="heat-map" heading="In the heat map">
      <Keys
        lines={[
          [['←', '→', '↑', '↓'], 'choose a cell, if the map has the focus'],
          [['Enter'], 'open the cell in the matrix'],
          [['+'], 'zoom in'],
          [['−'], 'zoom out'],
        ]}
      />
    </HelpSection>
    <HelpSection id="note" heading="In a note">
      <Keys lines={[[['Ctrl Enter'], 'save the note']]} />
    </HelpSection>
    <HelpSection id="text" heading="In a source text">
      <Keys
        lines={[
          [['e'], 'make an item of evidence from the selected passage, or from the whole paragraph'],
          [['j', 'k'], 'go to the next or previous paragraph'],
          [['Ctrl Enter'], 'add the item'],
          [['Esc'], 'leave the form'],
        ]}
      />
    </HelpSection>

    <HelpSection id="evidence" heading="In the table of evidence">
      <Keys
        lines={[
          [['←', '↑', '→', '↓'], 'go to another value; Home, End, Page Up and Page Down work too'],
          [['Enter', 'F2'], 'edit the value; a letter replaces it'],
          [['Enter'], 'while editing: save and go down (Shift Enter: new line)'],
          [['Tab', 'Shift Tab'], 'while editing: save and go on, or back'],
          [['Esc'], 'leave without saving; in Find, show all items again'],
          [['Space'], 'select the item'],
        ]}
      />
    </HelpSection>
    <HelpSection id="wall" heading="On the wall">
      <Keys
        lines={[
          [['←', 'Page Up'], 'go to the previous view'],
          [['→', 'Page Down'], 'go to the next view'],
        ]}
      />
    </HelpSection>
  </>
)

const Keys = ({ lines }: { lines: readonly KeyLine[] }) => (
  <dl class="keys">
    {lines.map(([keys, words]) => (
      <div>
        <dt>
          {keys.map((key) => (
            <>
              <kbd>{key}</kbd>{' '}
            </>
          ))}
        </dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
)
