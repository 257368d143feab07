/*
 * The permit set of a first-match list with BuDDy (Debian: libbdd-dev).
 *
 * Usage: buddy LIST ROUNDS. LIST is numbers: how many fields a header has and the width of each in
 * bits; how many boxes make up all headers; then per box, and after them per line of the list, 1 or
 * 0 (permit or deny) and the first and last value of each field. Variables are the bits of the
 * fields in their order, the most significant first. Every round starts from an empty node table;
 * making the table is not counted. Prints per round the processor time in milliseconds, then the
 * permitted share of all headers.
 */
#include <bdd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FIELDS_MAX = 16, NODES = 4000000, CACHE = 1000000 };

static int fields, bits, boxes;
static int width[FIELDS_MAX];

typedef struct {
  int permit;
  uint32_t first[FIELDS_MAX], last[FIELDS_MAX];
} Line;

/* What a part of the list permits, and what it decides at all. */
typedef struct {
  BDD permitted, decided;
} Part;

/* The result of an operation; the operands are given back. */
static BDD combined(BDD a, BDD b, int operation) {
  BDD result = bdd_addref(bdd_apply(a, b, operation));
  bdd_delref(a);
  bdd_delref(b);
  return result;
}

/* Values of the `size` bits from variable `start` on that are at least `bound`. */
static BDD at_least(int start, int size, uint32_t bound) {
  BDD result = bdd_addref(bddtrue);
  for (int bit = 0; bit < size; bit++) {
    BDD variable = bdd_ithvar(start + size - 1 - bit);
    result = combined(variable, result, (bound >> bit) & 1 ? bddop_and : bddop_or);
  }
  return result;
}

/* The same for at most: what is not at least the next value. */
static BDD at_most(int start, int size, uint32_t bound) {
  BDD result = bdd_addref(bddtrue);
  for (int bit = 0; bit < size; bit++) {
    BDD negated = bdd_nithvar(start + size - 1 - bit);
    result = combined(negated, result, (bound >> bit) & 1 ? bddop_or : bddop_and);
  }
  return result;
}

static BDD matched(const Line *line) {
  BDD result = bdd_addref(bddtrue);
  int start = bits;
  for (int field = fields - 1; field >= 0; field--) {
    start -= width[field];
    BDD low = at_least(start, width[field], line->first[field]);
    BDD high = at_most(start, width[field], line->last[field]);
    result = combined(combined(low, high, bddop_and), result, bddop_and);
  }
  return result;
}

/* Balanced: what the earlier half decides is taken out of what the later half permits. */
static Part part_of(const Line *lines, int count) {
  if (count == 1) {
    BDD all = matched(lines);
    return (Part){bdd_addref(lines->permit ? all : bddfalse), all};
  }
  Part earlier = part_of(lines, count / 2);
  Part later = part_of(lines + count / 2, count - count / 2);
  BDD rest = combined(later.permitted, bdd_addref(earlier.decided), bddop_diff);
  return (Part){combined(earlier.permitted, rest, bddop_or),
                combined(earlier.decided, later.decided, bddop_or)};
}

static BDD headers(const Line *box, int count) {
  BDD all = bdd_addref(bddfalse);
  for (int i = 0; i < count; i++) all = combined(all, matched(&box[i]), bddop_or);
  return all;
}

static Line *read_lines(const char *path, int *count) {
  FILE *file = fopen(path, "r");
  if (!file || fscanf(file, "%d", &fields) != 1 || fields > FIELDS_MAX) return NULL;
  for (int field = 0; field < fields; field++) {
    if (fscanf(file, "%d", &width[field]) != 1) return NULL;
    bits += width[field];
  }
  if (fscanf(file, "%d", &boxes) != 1) return NULL;
  int room = 1024;
  Line *lines = malloc(room * sizeof *lines);
  Line line;
  *count = 0;
  while (fscanf(file, "%d", &line.permit) == 1) {
    for (int field = 0; field < fields; field++) {
      if (fscanf(file, "%u %u", &line.first[field], &line.last[field]) != 2) return NULL;
    }
    if (*count == room) lines = realloc(lines, (room *= 2) * sizeof *lines);
    lines[(*count)++] = line;
  }
  fclose(file);
  return lines;
}

int main(int argc, char **argv) {
  int count = 0;
  Line *lines = argc == 3 ? read_lines(argv[1], &count) : NULL;
  if (!lines || count <= boxes) {
    fprintf(stderr, "usage: buddy LIST ROUNDS\n");
    return 2;
  }
  double share = 0;
  for (int round = 0; round < atoi(argv[2]); round++) {
    bdd_init(NODES, CACHE);
    bdd_gbc_hook(NULL);
    bdd_setmaxincrease(NODES);
    bdd_setvarnum(bits);
    BDD all = headers(lines, boxes);
    clock_t start = clock();
    Part whole = part_of(lines + boxes, count - boxes);
    BDD permitted = combined(whole.permitted, all, bddop_and);
    printf("%.2f\n", 1e3 * (clock() - start) / CLOCKS_PER_SEC);
    share = bdd_satcount(permitted) / bdd_satcount(all);
    bdd_done();
  }
  printf("share %.17g\n", share);
  return 0;
}
