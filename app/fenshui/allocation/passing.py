"""What flows where on a tree once everybody has taken: the plain balance of every node."""

from fenshui.allocation.kernel import inner_loop
from fenshui.allocation.river_arrays import Floats, Ints, Tree, Users


@inner_loop
def pass_on(tree: Tree, users: Users, home: Ints, usable: Floats, taken: Floats, outflow: Floats) -> None:
    """Fill `outflow` with what leaves every node, hm³; at the tail of a dead-end canal minus what is called for."""
    for n in range(usable.size):
        outflow[n] = usable[n]
    for member in range(home.size):
        net = users.net[member] if member < users.node.size else 1.0
        outflow[home[member]] -= net * taken[member]
    for n in range(tree.down.size):
        for k in range(tree.back_at[n], tree.back_at[n + 1]):
            outflow[n] += tree.back_share[k] * taken[tree.back_user[k]]
    for n in range(tree.down.size):
        if tree.down[n] >= 0:
            outflow[tree.down[n]] += tree.gain[n] * outflow[n]


@inner_loop
def reach_flows(tree: Tree, outflow: Floats, flow: Floats) -> None:
    """Fill `flow` with what enters every reach at its head, hm³."""
    for n in range(tree.down.size):
        if tree.reach[n] >= 0:
            flow[tree.reach[n]] = -outflow[n] * tree.gain[n] if tree.is_canal[n] else outflow[n]
