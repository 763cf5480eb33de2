/// What people write, and what it means: conversion of resources to declarations, and the guards
/// between an intake and what it may remove.
@NullMarked
package dev.sluice.source.definition;

import org.jspecify.annotations.NullMarked;
