/** A line between two groups of menu entries. */
export function MenuLine() {
  return <hr className="menu-line" />;
}
