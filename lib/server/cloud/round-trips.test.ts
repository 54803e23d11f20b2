import { describe, expect, it } from "vitest";
import { RoundTrips } from "./round-trips";

describe("round trips", () => {
  it("count in full while nothing is usual", () => {
    const trips = new RoundTrips();
    for (let i = 0; i < 19; i += 1) trips.record(50);
    expect(trips.possibleDelay(80)).toBe(80);
    trips.record(50);
    expect(trips.possibleDelay(80)).toBe(30);
    expect(trips.possibleDelay(20)).toBe(0);
  });

  it("take what three of four calls need for usual, so that some stalls change nothing", () => {
    const trips = new RoundTrips();
    for (let i = 0; i < 40; i += 1) trips.record(i % 5 === 0 ? 900 : 50);
    expect(trips.possibleDelay(900)).toBe(850);
  });

  it("get used to an API that has become slower", () => {
    const trips = new RoundTrips();
    for (let i = 0; i < 40; i += 1) trips.record(50);
    for (let i = 0; i < 12; i += 1) trips.record(300);
    expect(trips.possibleDelay(310)).toBe(10);
  });
});
