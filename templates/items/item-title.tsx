// The text by which a list names an item, in full.
export const ItemTitle = ({ text }: { text: string }) => (
  <p class="item-title typed" dir="auto">
    {text}
  </p>
)
