/// From a directory of a commit to Kubernetes objects: a pure function of tree and definition.
///
/// [DeliveryRenderer] tells the order of the steps. Nothing here reads a clock, a network or a
/// setting.
@NullMarked
package dev.sluice.render.rendering;

import org.jspecify.annotations.NullMarked;
