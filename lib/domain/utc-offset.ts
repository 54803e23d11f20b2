/** Minutes east of UTC as "+08:00". */
export function utcOffsetText(minutes: number): string {
  const distance = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}
