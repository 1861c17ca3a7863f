import os

import jax
import jax.numpy as jnp
import numpy as np

from losses import METRICS, unit
from serving import RATE, SCALE, cannot, numbers, rows, serve, threads, workload

# Whether every step is a call of its own.
IS_STEPPED = "JAX_STEPPED" in os.environ


def cross_entropy(logits, labels):
    return -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], 1).mean()


def arcface(points, classes, labels, scale=SCALE, margin=0.3):
    cosines = unit(jnp, points) @ unit(jnp, classes).T
    own = jnp.take_along_axis(cosines, labels[:, None], 1)
    is_own = jnp.arange(len(classes))[None, :] == labels[:, None]
    sine = jnp.sqrt(1 - own * own + 1e-7)
    shifted = own * jnp.cos(margin) - sine * jnp.sin(margin)
    return cross_entropy(scale * jnp.where(is_own, shifted, cosines), labels)


def softmax(points, classes, labels):
    return cross_entropy(points @ classes.T, labels)


def descend(state, pull):
    return jax.tree.map(lambda value, slope: value - RATE * slope, state, pull)


def scanned(loss, state, length):
    """So many steps of descent in one compiled call, with no way to look in between."""

    @jax.jit
    def steps(state):
        return jax.lax.scan(lambda s, _: (descend(s, jax.grad(loss)(s)), None), state, None, length=length)[0]

    return called(steps, state)


def stepped(loss, state):
    """A compiled call a step, as whoever looks at each of them would have it."""
    return called(jax.jit(lambda state: descend(state, jax.grad(loss)(state))), state)


def called(step, state):
    held = [state]

    def run(times):
        for _ in range(times):
            held[0] = step(held[0])
        # Calls return before their work is done.
        jax.block_until_ready(held[0])

    return run


def train(loss, state, logits):
    """Serves steps; those of a scan take some milliseconds together."""
    if IS_STEPPED:
        serve(stepped(loss, state))
    else:
        length = max(1, min(1024, 4_000_000 // logits))
        serve(scanned(loss, state, length), length)


def encoder():
    """64-128-128-2 with tanh, ArcFace of ten classes, Adam, batches of 128."""
    random = np.random.default_rng(5)
    widths = [64, 128, 128, 2]
    layers = [
        (random.normal(size=(a, b)).astype(np.float32) / np.sqrt(a), np.zeros(b, np.float32))
        for a, b in zip(widths, widths[1:])
    ]
    inputs = random.uniform(size=(1408, 64)).astype(np.float32)
    labels = random.integers(0, 10, 1408).astype(np.int32)
    parameters = (layers, random.normal(size=(10, 2)).astype(np.float32))
    zeros = jax.tree.map(jnp.zeros_like, parameters)

    def loss(parameters, x, y):
        layers, classes = parameters
        for weights, bias in layers[:-1]:
            x = jnp.tanh(x @ weights + bias)
        return arcface(x @ layers[-1][0] + layers[-1][1], classes, y)

    def step(state, index):
        parameters, first, second, time = state
        x = jax.lax.dynamic_slice_in_dim(inputs, index * 128, 128)
        y = jax.lax.dynamic_slice_in_dim(labels, index * 128, 128)
        pull = jax.grad(loss)(parameters, x, y)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, pull)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, pull)
        time = time + 1
        rate, correction = 0.005 / (1 - 0.9**time), 1 / (1 - 0.999**time)
        parameters = jax.tree.map(
            lambda p, m, v: p - rate * m / (jnp.sqrt(v * correction) + 1e-8), parameters, first, second)
        return (parameters, first, second, time), None

    inputs, labels = jnp.asarray(inputs), jnp.asarray(labels)
    state = (jax.tree.map(jnp.asarray, parameters), zeros, zeros, jnp.float32(0))
    if IS_STEPPED:
        return called(jax.jit(lambda state: step(state, 0)[0]), state), 1
    # An epoch is eleven steps.
    return called(jax.jit(lambda state: jax.lax.scan(step, state, jnp.arange(11))[0]), state), 11


def sweep(margins, scales, count):
    points, classes, labels = map(jnp.asarray, rows(512, 8, 2))

    def one(setting):
        loss = lambda state: arcface(*state, labels, setting[0], setting[1])
        return jax.lax.scan(
            lambda s, _: (descend(s, jax.grad(loss)(s)), None), (points, classes), None, length=count)[0]

    settings = jnp.asarray([(4 + 2 * b, 0.05 * a) for a in range(margins) for b in range(scales)], jnp.float32)
    # One run after the other is quicker on one thread; side by side they can be shared out.
    every = jax.jit(lambda settings: jax.lax.map(one, settings) if threads() == 1 else jax.vmap(one)(settings))

    def run(times):
        for _ in range(times):
            jax.block_until_ready(every(settings))

    return run


kind, *parts = workload()
if kind == "step" and parts[0] in ("arcface", "softmax/nobias"):
    points, classes, labels = map(jnp.asarray, rows(*numbers(parts[1:])))
    loss = arcface if parts[0] == "arcface" else softmax
    train(lambda state: loss(*state, labels), (points, classes), points.size * len(classes) // 2)
elif kind == "encoder":
    serve(*encoder())
elif kind == "metric" and parts[0] in METRICS:
    points, _, labels = rows(int(parts[1]), 8, 2)
    same = jnp.asarray((labels[:, None] == labels[None, :]).astype(np.float32))
    train(lambda state: METRICS[parts[0]](jnp, state[0], same), (jnp.asarray(points),), len(points) ** 2)
elif kind == "sweep" and not IS_STEPPED:
    serve(sweep(*numbers(parts[0].split("x"))))
else:
    cannot()
