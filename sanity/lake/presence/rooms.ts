import { randomUUID } from 'node:crypto';

type Tell = (subscription: string, event: unknown) => void;
type Seat = { tell: Tell; subscriptions: Set<string> };

/** Who is connected to which dataset, and hears what the others there announce. */
export class PresenceRooms {
  readonly #rooms = new Map<string, Set<Seat>>();

  enter(room: string, tell: Tell) {
    const seat: Seat = { tell, subscriptions: new Set() };
    const seats = this.#rooms.get(room) ?? new Set();
    seats.add(seat);
    this.#rooms.set(room, seats);
    return {
      subscribe: (): string => {
        const subscription = randomUUID();
        seat.subscriptions.add(subscription);
        return subscription;
      },
      unsubscribe: (subscription: string): void => {
        seat.subscriptions.delete(subscription);
      },
      tellOthers: (event: unknown): void => {
        for (const other of seats) {
          if (other === seat) continue;
          for (const subscription of other.subscriptions) other.tell(subscription, event);
        }
      },
      leave: (): void => {
        seats.delete(seat);
        if (seats.size === 0) this.#rooms.delete(room);
      },
    };
  }
}
