from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from losses import METRICS, unit
from serving import RATE, SCALE, cannot, numbers, rows, serve, workload


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


def scanned(loss, state):
    """Many steps of descent in one compiled call."""

    @partial(jax.jit, static_argnums=1)
    def steps(state, count):
        return jax.lax.scan(lambda s, _: (descend(s, jax.grad(loss)(s)), None), state, None, length=count)[0]

    held = [state]

    def run(times):
        # A power of two at a time, so that few lengths are compiled.
        while times > 0:
            count = min(256, 1 << (times.bit_length() - 1))
            held[0] = jax.block_until_ready(steps(held[0], count))
            times -= count

    return run


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
    epoch = jax.jit(lambda state: jax.lax.scan(step, state, jnp.arange(11))[0])
    held = [(jax.tree.map(jnp.asarray, parameters), zeros, zeros, jnp.float32(0))]

    def run(times):
        for _ in range(times):
            held[0] = jax.block_until_ready(epoch(held[0]))

    # An epoch is eleven steps.
    return run, 11


def sweep(margins, scales, count):
    points, classes, labels = map(jnp.asarray, rows(512, 8, 2))

    def one(setting):
        loss = lambda state: arcface(*state, labels, setting[0], setting[1])
        return jax.lax.scan(
            lambda s, _: (descend(s, jax.grad(loss)(s)), None), (points, classes), None, length=count)[0]

    settings = jnp.asarray([(4 + 2 * b, 0.05 * a) for a in range(margins) for b in range(scales)], jnp.float32)
    every = jax.jit(lambda settings: jax.lax.map(one, settings))

    def run(times):
        for _ in range(times):
            jax.block_until_ready(every(settings))

    return run


kind, *parts = workload()
if kind == "step" and parts[0] in ("arcface", "softmax/nobias"):
    points, classes, labels = map(jnp.asarray, rows(*numbers(parts[1:])))
    loss = arcface if parts[0] == "arcface" else softmax
    serve(scanned(lambda state: loss(*state, labels), (points, classes)))
elif kind == "encoder":
    run, steps = encoder()
    serve(run, steps)
elif kind == "metric" and parts[0] in METRICS:
    points, _, labels = rows(int(parts[1]), 8, 2)
    same = jnp.asarray((labels[:, None] == labels[None, :]).astype(np.float32))
    serve(scanned(lambda state: METRICS[parts[0]](jnp, state[0], same), (jnp.asarray(points),)))
elif kind == "sweep":
    serve(sweep(*numbers(parts[0].split("x"))))
else:
    cannot()
