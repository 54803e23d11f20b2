import { describe, expect, it } from "vitest";
import { LaneQueue, type QueueLane } from "./lane-queue";

function takeAll(queue: LaneQueue<string>, count: number, mayGo: (lane: QueueLane) => boolean = () => true): string[] {
  const taken: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const lane = queue.next(mayGo);
    const item = lane && queue.take(lane);
    if (item) taken.push(item);
  }
  return taken;
}

describe("the lanes", () => {
  it("go in order of priority, and first come first served within one", () => {
    const queue = new LaneQueue<string>();
    queue.add("steady", "r1");
    queue.add("sync", "s1");
    queue.add("sync", "s2");
    queue.add("follow", "f1");
    queue.add("change", "c1");
    queue.add("change", "c2");
    expect(takeAll(queue, 9)).toEqual(["c1", "c2", "f1", "s1", "s2", "r1"]);
  });

  it("let a waiting lane go once in ten, so that the sync never stands still", () => {
    const queue = new LaneQueue<string>();
    for (let i = 0; i < 40; i += 1) queue.add("change", "c");
    for (let i = 0; i < 4; i += 1) queue.add("sync", "s");
    const order = takeAll(queue, 40);
    expect(order.slice(0, 9)).toEqual(Array(9).fill("c"));
    expect(order[9]).toBe("s");
    expect(order.filter((item) => item === "s")).toHaveLength(4);
  });

  it("put rows on a screen before the sync without owing it a turn: they are its work", () => {
    const queue = new LaneQueue<string>();
    for (let i = 0; i < 30; i += 1) queue.add("screen", "r");
    queue.add("sync", "s");
    expect(takeAll(queue, 31)).toEqual([...Array(30).fill("r"), "s"]);
  });

  it("don't hold up others when one of them may not go", () => {
    const queue = new LaneQueue<string>();
    queue.add("steady", "r1");
    queue.add("sync", "s1");
    const notSteady = (lane: QueueLane) => lane !== "steady";
    expect(takeAll(queue, 3, notSteady)).toEqual(["s1"]);
    expect(queue.isWaiting("steady")).toBe(true);
    expect(queue.next(notSteady)).toBeNull();
    expect(takeAll(queue, 1)).toEqual(["r1"]);
  });

  it("forget who gave up", () => {
    const queue = new LaneQueue<string>();
    queue.add("follow", "f1");
    queue.add("follow", "f2");
    queue.remove("follow", "f1");
    queue.remove("follow", "nobody");
    expect(queue.drain()).toEqual(["f2"]);
    expect(queue.isWaiting("follow")).toBe(false);
  });
});
